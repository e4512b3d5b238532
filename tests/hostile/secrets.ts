import { pick } from '../random.ts';
import { html, person } from './html.ts';
import type { Maker } from './pages.ts';

/** Numbers that states and banks give to people, under the names that pages have for them. None is anybody's. */
const labelled: readonly (readonly [label: string, value: string])[] = [
  ['Social Security Number', '219099999'],
  ['SSN', '219 09 9999'],
  ['Social Insurance Number', '046 454 286'],
  ['SIN', '046454286'],
  ['Numéro d’assurance sociale', '046-454-286'],
  ['NAS', '046 454 287'],
  ['National Insurance number', 'QQ 12 34 56 C'],
  ['National ID', '850101-1234'],
  ['Passport number', 'X1234567'],
  ['DNI', '12345678Z'],
  ['NIE', 'X1234567L'],
  ['CURP', 'HEGG560427MVZRRL04'],
  ['Numéro de sécurité sociale', '1 85 05 78 006 084 36'],
  ['Driver’s license number', 'D1234567890'],
  ['Tax ID', '912-70-1234'],
  ['IBAN', 'DE89 3704 0044 0532 0130 00'],
  ['Debit card', '000123456789'],
  ['Routing number', '021000021'],
  ['Card number', '6011 0009 9013 9424'],
  ['Número de tarjeta', '3530 1113 3330 0000'],
  ['Carte de crédit', '5105 1051 0510 5100'],
  ['CVV', '7391'],
  ['Security code', '8264'],
  ['Password', 'Tr0ub4dor-canary'],
  ['Contraseña', 'C0ntra-canary'],
  ['Mot de passe', 'M0t-canary'],
  ['PIN number', '4071963'],
  ['One-time code', '918273'],
];

/** A form that is being filled, with what is nobody's lead in it. */
export const secretsInForm: Maker = function secretsInForm(next, number) {
  const { email } = person(next);
  const secrets = [
    `Hunter2-${number}-canary`,
    '4111 1111 1111 1111',
    '378282246310005',
    '078-05-1120',
    `tok${number}-9f8e7d`,
    '7391',
  ];
  const inputs = [
    `<label>Password <input type="password" value="${secrets[0]}"></label>`,
    `<label>Card number <input autocomplete="cc-number" value="${secrets[1]}"></label>`,
    `<label>Credit card <input value="${secrets[2]}"></label>`,
    `<label>Social security number <input value="${secrets[3]}"></label>`,
    `<label>One-time code <input autocomplete="one-time-code" value="${secrets[4]}"></label>`,
    `<label>CVV <input name="cvv" autocomplete="cc-csc" value="${secrets[5]}"></label>`,
  ];
  for (let index = 2 * number; index < 2 * number + 2; index += 1) {
    const [label, value] = labelled[index % labelled.length] as (typeof labelled)[number];
    secrets.push(value);
    inputs.push(
      pick(next, [
        `<label>${label} <input value="${value}"></label>`,
        `<label for="n${index}">${label}</label><input id="n${index}" value="${value}">`,
      ]),
    );
  }
  return {
    name: 'secrets in a form',
    email,
    secrets,
    html: html(
      `<form><label>First name <input value="Rosa"></label><label>Last name <input value="Keller"></label><label>Email <input type="email" value="${email}"></label>${inputs.join('')}</form>`,
    ),
  };
};

/** Numbers whose form says what they are, in running text. */
export const secretsInText: Maker = function secretsInText(next) {
  const { email, visible } = person(next);
  const secrets = ['219-09-9999', '5555555555554444', '4012 8888 8888 1881', '3782 822463 10005'];
  return {
    name: 'secrets in text',
    email,
    secrets,
    html: html(
      `${visible}<p>Paid with card ${secrets[2]}, before that with ${secrets[1]}; social security ${secrets[0]}.</p><p>Notes: card ${secrets[3]}, exp 12/29</p>`,
    ),
  };
};

/** Numbers and words that only their label tells from others. */
export const secretsInPairs: Maker = function secretsInPairs(next, number) {
  const { email, visible } = person(next);
  const some = [0, 1].map((index) => labelled[(2 * number + index) % labelled.length] as (typeof labelled)[number]);
  const pairs = pick(next, [
    () => `<dl>${some.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl>`,
    () => `<table>${some.map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('')}</table>`,
    () => some.map(([label, value]) => `<p>${label}: ${value}</p>`).join(''),
    () =>
      `<table><tr><th>Name</th><th>Email</th>${some.map(([label]) => `<th>${label}</th>`).join('')}</tr>${['Ada Lane', 'Ben Moor'].map((name) => `<tr><td>${name}</td><td>${name.slice(0, 3).toLowerCase()}@brookside.example</td>${some.map(([, value]) => `<td>${value}</td>`).join('')}</tr>`).join('')}</table>`,
  ])();
  return {
    name: `secrets in pairs: ${some.map(([label]) => label).join(', ')}`,
    email,
    secrets: some.map(([, value]) => value),
    html: html(`${visible}${pairs}`),
  };
};
