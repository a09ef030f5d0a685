/** Where a text stops being JSON (RFC 8259). JavaScript engines word that place differently or not at all. */

const blank = /[ \t\r\n]*/y;
const string = /"(?:[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Expect = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'next' | 'end';

/** Index of the first character that cannot stand there; `text.length` when the text ends too early. */
export function jsonErrorAt(text: string): number {
  const open: ('{' | '[')[] = [];
  let expect: Expect = 'value';
  let at = 0;
  const match = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const close = (): void => {
    open.pop();
    at++;
    expect = open.length === 0 ? 'end' : 'next';
  };
  for (;;) {
    match(blank);
    if (at >= text.length) return text.length;
    const c = text[at];
    if (expect === 'value' || expect === 'first-value') {
      if (expect === 'first-value' && c === ']') close();
      else if (c === '{' || c === '[') {
        open.push(c);
        at++;
        expect = c === '{' ? 'first-key' : 'first-value';
      } else if (match(string) || match(scalar)) expect = open.length === 0 ? 'end' : 'next';
      else return unfinished(text, at);
    } else if (expect === 'key' || expect === 'first-key') {
      if (expect === 'first-key' && c === '}') close();
      else if (match(string)) expect = 'colon';
      else return unfinished(text, at);
    } else if (expect === 'colon') {
      if (c !== ':') return at;
      at++;
      expect = 'value';
    } else if (expect === 'next') {
      const inObject = open[open.length - 1] === '{';
      if (c === (inObject ? '}' : ']')) close();
      else if (c === ',') {
        at++;
        expect = inObject ? 'key' : 'value';
      } else return at;
    } else return at;
  }
}

/** A string or word that reaches the end of the text is cut off rather than wrong. */
function unfinished(text: string, at: number): number {
  const rest = text.slice(at, at + 1_000_000);
  const cut = /^"(?:[^"\\\u0000-\u001f]+|\\.)*\\?$/.test(rest) || /^[-a-z0-9.+]{1,5}$/i.test(rest);
  return cut ? text.length : at;
}
