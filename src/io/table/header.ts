/** Headers of tables as people write them, made comparable. */
import { plainText } from './numbers.js';

/** Lower case without brackets, stars, blanks and joiners: `*天线挂高（m）` → `天线挂高`, `Cell ID` → `cellid`. */
export function headerKey(title: string): string {
  return plainText(title)
    .replace(/[([【<{].*?[)\]】>}]/g, '')
    .toLowerCase()
    .replace(/[\s*_\-./:：]/g, '');
}
