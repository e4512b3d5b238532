import { expect, test } from 'vitest';
import { readVehicle } from './read-vehicle.ts';

test.each([
  ['2023 Ford F-150 Lariat', '2023|Ford|F-150|Lariat'],
  ['Used 2021 Ford Bronco Sport Big Bend - $24,995', '2021|Ford|Bronco Sport|Big Bend'],
  ['2024 Chevrolet Equinox LT (Stock C24117)', '2024|Chevrolet|Equinox|LT'],
  ['2019 Honda CR-V EX-L | 42,000 mi', '2019|Honda|CR-V|EX-L'],
  ['2023 Jeep Grand Cherokee L Limited', '2023|Jeep|Grand Cherokee|L Limited'],
  ['2018 Land Rover Range Rover Sport HSE', '2018|Land Rover|Range Rover Sport|HSE'],
  ['2020 Mercedes-Benz GLE 350', '2020|Mercedes-Benz|GLE|350'],
  ['2022 Chevrolet Silverado 1500 LTZ Stock #F120', '2022|Chevrolet|Silverado 1500|LTZ'],
  ['a red pickup', '|||'],
])('%s', (text, expected) => {
  const { year, make, model, trim } = readVehicle(text);
  expect([year, make, model, trim].join('|')).toBe(expected);
});
