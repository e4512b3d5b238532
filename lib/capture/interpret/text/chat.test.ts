import { describe, expect, test } from 'vitest';
import { interpretText } from './index.ts';
import { summary } from './summary.test-data.ts';

const read = (text: string, country = 'US') => summary(interpretText(text, { country }).lead);

describe('notes, chats and links as people paste them', () => {
  test('what our own side writes in a chat is ours', () => {
    const text = `[11/18/26, 9:02 AM] Unknown: hello do u clean gutters
[11/18/26, 9:05 AM] Me: Yes! Your name and address? The office is 541-555-0100
[11/18/26, 9:07 AM] Unknown: Deb Kozak, 655 W 11th Ave Eugene 97402
[11/18/26, 9:08 AM] Unknown: this number is fine 541 555 0188`;
    expect(read(text)).toMatchObject({ name: 'Deb Kozak', phones: '+15415550188' });
  });

  test('a chat in which one hands a lead to another is the note as a whole', () => {
    const text = `Gordon Ashby  2:41 PM
@Hank can you take this? Came through the front desk.
Louisa Kerrigan, 712-555-0144, louisa.k@example.com
908 Grandview Blvd, Sioux City IA 51103. Skylight leaks, wants an estimate before Christmas.
Hank Doyle  2:50 PM
Got it, calling her now`;
    expect(read(text)).toMatchObject({ name: 'Louisa Kerrigan', phones: '+17125550144' });
    expect(interpretText(text, { country: 'US' }).lead.notes).toContain('Skylight leaks');
  });

  test('caller identification gives the family name first', () => {
    const text = 'Call from: HARGREAVES TERRY\n+1 (919) 555-0162\nNote: Wants an oak taken down this week.';
    expect(read(text)).toMatchObject({ name: 'Terry Hargreaves', phones: '+19195550162' });
  });

  test('a link whose query holds what a form sent, and markup that was copied escaped', () => {
    expect(
      read('https://forms.example/thanks?fname=Linn&lname=Sorel&email=linn%40example.com&utm_source=x'),
    ).toMatchObject({ name: 'Linn Sorel', emails: 'linn@example.com' });
    const adf =
      '<adf><prospect><customer><contact><name part="full">Dwight Prue</name></contact></customer></prospect></adf>';
    expect(read(adf.replaceAll('<', '&lt;').replaceAll('>', '&gt;'))).toMatchObject({ name: 'Dwight Prue' });
  });

  test('a job at a firm in one line', () => {
    expect(read('--\nYusuf Demir\nFleet Director at Lakeside Logistics LLC\nyusuf@lakeside.example')).toMatchObject({
      job: 'Fleet Director',
      company: 'Lakeside Logistics LLC',
    });
  });

  test('small letters behind a word', () => {
    expect(read('new customer!!\nname roger vanderlaan\nph 616-555-0159 cell\ncall after 5')).toMatchObject({
      name: 'Roger Vanderlaan',
      phones: '+16165550159 mobile',
    });
  });

  test('questions over their answers, and the address of the firm that sends the notice', () => {
    const text = `Brenda K. in Lakewood, CO requested a quote

How did you hear about us?
Nextdoor
In what location do you need the service?
80226
Any other details?
Missing shingles on the west side.

Portal Inc., 350 Mission Street, San Francisco, CA 94105`;
    expect(read(text)).toMatchObject({ name: 'Brenda K.', address: 'Lakewood, CO, 80226', source: 'Nextdoor' });
  });
});
