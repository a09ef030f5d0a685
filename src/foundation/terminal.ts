/** Text on a terminal, where a Han character takes two columns. */

export const terminalWidth = (text: string): number =>
  [...text].reduce((sum, c) => sum + (c > '\u2e80' ? 2 : 1), 0);

/** Pieces side by side with two blanks between them, as many as fit into each line. */
export function wrapPieces(pieces: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const longer = `${last}  ${piece}`;
    if (last !== undefined && terminalWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines;
}
