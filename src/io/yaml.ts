/**
 * YAML 1.2 and JSON with positions. Hostile input is refused: size, depth, alias expansion and duplicate keys are checked
 * here, because the library's own duplicate check is quadratic and its alias check counts only after expansion.
 */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
} from 'yaml';
import { Diagnostics } from '../foundation/diagnostics.js';
import { fill } from '../foundation/text.js';
import { yamlMessages as messages } from './yamlMessages.js';

export const yamlLimits = {
  /** Characters. The reader stops at 10 MB of bytes; a configuration is a few kilobytes. */
  size: 1024 * 1024,
  /** The library is quadratic in some malformed inputs: this many tokens take seconds at worst. */
  tokens: 100_000,
  depth: 64,
  /** Looking up an alias walks the document. */
  aliases: 1000,
  /** Values after alias expansion. */
  values: 1_000_000,
} as const;

export interface Position {
  readonly row: number;
  readonly column: number;
}

export interface LocatedDocument {
  /** Plain objects, arrays, strings, numbers, booleans and null. */
  readonly value: unknown;
  /** Where a path stands; a path that is not in the text gives the deepest part that is. */
  locate(path: readonly (string | number)[], part: 'key' | 'value'): Position;
}

/** Throws CoverageError('config') with every syntax problem and every duplicate key, located. */
export function parseYaml(text: string, file: string): LocatedDocument {
  const problems = new Diagnostics();
  const stop = (): never => {
    problems.throwIfErrors('config');
    throw new Error('stop() is called with at least one problem');
  };
  if (text.length > yamlLimits.size) {
    const values = { size: text.length, limit: yamlLimits.size };
    problems.error('CVG_CONFIG_SIZE', fill(messages.tooLarge, values), { file });
    return stop();
  }
  const lines = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { row: Math.max(1, line), column: Math.max(1, col) };
  };
  const tooDeep = (): never => {
    problems.error('CVG_CONFIG_DEPTH', fill(messages.tooDeep, { limit: yamlLimits.depth }), { file });
    return stop();
  };

  const tooMany = (limit: number): never => {
    problems.error('CVG_CONFIG_SIZE', fill(messages.tooMany, { limit }), { file });
    return stop();
  };

  const scanned = scan(text);
  if (scanned.depth > yamlLimits.depth) return tooDeep();
  if (scanned.tokens > yamlLimits.tokens) return tooMany(yamlLimits.tokens);
  const document = parseDocument(text, {
    version: '1.2',
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    keepSourceTokens: false,
  });
  for (const error of document.errors) {
    const detail = error.message.split('\n')[0].replace(/[.:]$/, '');
    problems.error('CVG_CONFIG_SYNTAX', fill(messages.syntax, { detail }), { file, ...at(error.pos[0]) });
  }
  if (problems.errorCount > 0) return stop();

  let values = 0;
  let aliases = 0;
  const convert = (node: Node | null, depth: number): unknown => {
    if (++values > yamlLimits.values) return tooMany(yamlLimits.values);
    if (depth > yamlLimits.depth) return tooDeep();
    if (node === null) return null;
    if (isAlias(node)) {
      const target = ++aliases > yamlLimits.aliases ? tooMany(yamlLimits.aliases) : node.resolve(document);
      if (target !== undefined) return convert(target, depth + 1);
      problems.error('CVG_CONFIG_SYNTAX', fill(messages.badAlias, { name: node.source }), {
        file,
        ...at(offsetOf(node)),
      });
      return null;
    }
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map((item) => convert(item as Node | null, depth + 1));
    return isMap(node) ? convertMap(node.items as Pair<Node, Node | null>[], depth) : null;
  };
  const convertMap = (pairs: readonly Pair<Node, Node | null>[], depth: number): unknown => {
    const seen = new Map<string, number>();
    const result = {};
    for (const pair of pairs) {
      const key = keyOf(pair);
      const position = at(offsetOf(pair.key));
      if (key === undefined) {
        problems.error('CVG_CONFIG_SYNTAX', messages.badKey, { file, ...position });
        continue;
      }
      const first = seen.get(key);
      if (first !== undefined) {
        const text = fill(messages.duplicate, { key, line: first });
        problems.error('CVG_CONFIG_DUPLICATE_KEY', text, { file, ...position });
      }
      seen.set(key, first ?? position.row);
      // defineProperty, because a key named __proto__ must stay an ordinary (and then unknown) key.
      Object.defineProperty(result, key, {
        value: convert(pair.value, depth + 1),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return result;
  };
  const value = convert(document.contents, 0);
  if (problems.errorCount > 0) return stop();

  const locate = (path: readonly (string | number)[], part: 'key' | 'value'): Position => {
    let node = document.contents as Node | null;
    let key: Node | null = null;
    let complete = true;
    for (const step of path) {
      if (isAlias(node)) node = node.resolve(document) ?? null;
      if (isMap(node)) {
        const pair = (node.items as Pair<Node, Node | null>[]).find((p) => keyOf(p) === String(step));
        if (pair === undefined) {
          complete = false;
          break;
        }
        key = pair.key;
        node = pair.value;
      } else if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
        node = node.items[step] as Node | null;
        key = node;
      } else break;
    }
    const shown = part === 'value' && complete && node !== null ? node : (key ?? null);
    return at(shown === null ? 0 : offsetOf(shown));
  };
  return { value, locate };
}

/**
 * Nesting and number of tokens, counted before anything is built: the library composes recursively, and a million
 * brackets would cost minutes. Stops counting just above a limit.
 */
function scan(text: string): { depth: number; tokens: number } {
  const blocks: number[] = [];
  let flow = 0;
  let column = 0;
  let atLineStart = true;
  let depth = 0;
  let tokens = 0;
  for (const token of new Lexer().lex(text)) {
    const first = token[0];
    // The lexer marks documents and scalars by single control characters.
    if (first === '\u0002' || first === '\u001f') continue;
    if (first === '\n' || first === '\r') {
      column = 0;
      atLineStart = true;
      continue;
    }
    if (token === '[' || token === '{') flow++;
    else if (token === ']' || token === '}') flow = Math.max(0, flow - 1);
    if (flow === 0 && first !== ' ' && first !== '#') {
      // A token opens a block level when it stands further right than the open ones; one further left closes them.
      while (atLineStart && blocks.length > 0 && blocks[blocks.length - 1] >= column) blocks.pop();
      if (atLineStart || token === '-' || token === '?') blocks.push(column);
      atLineStart = false;
    }
    column += token.length;
    depth = Math.max(depth, blocks.length + flow);
    if (depth > yamlLimits.depth || ++tokens > yamlLimits.tokens) break;
  }
  return { depth, tokens };
}

const offsetOf = (node: Node | null): number => node?.range?.[0] ?? 0;

function keyOf(pair: Pair<Node, Node | null>): string | undefined {
  if (!isScalar(pair.key)) return undefined;
  const { value, source } = pair.key;
  // A bare 2027 or true as a key means its text.
  return typeof value === 'string' ? value : (source ?? String(value));
}
