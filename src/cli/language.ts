/** Language of talk: the flag, else the locale, else English. */
import type { Language } from '../foundation/text.js';

export function languageOf(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const flag = flagValue(argv);
  if (flag === 'zh' || flag === 'en') return flag;
  // POSIX: the first of these that is set and not empty decides.
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Read before the command line is parsed, because help and usage errors need the language, too. */
function flagValue(argv: readonly string[]): string | undefined {
  const i = argv.indexOf('--lang');
  if (i >= 0) return argv[i + 1];
  return argv.find((a) => a.startsWith('--lang='))?.slice('--lang='.length);
}
