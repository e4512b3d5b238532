/** Elements, and runs of text, that stand in the line around them; all others begin a line of their own. */
export const inline: ReadonlySet<string> = new Set(
  '# a abbr acronym b bdi bdo big cite code data dfn em font i icon ins kbd label mark q rp rt ruby samp small span strong sub sup time tt u var nobr s del strike wbr'.split(
    ' ',
  ),
);
