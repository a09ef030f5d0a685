/** Texts of the GeoPackage writer. */
import { defineMessages } from '../../foundation/text.js';

export const gpkgMessages = defineMessages({
  writeFailed: {
    en: 'The GeoPackage cannot be made in the temporary folder: {reason}.',
    zh: '无法在临时文件夹中生成 GeoPackage：{reason}。',
  },
  writeFailedHint: {
    en: 'Check free space and permissions of the temporary folder (TMPDIR).',
    zh: '请检查临时文件夹（TMPDIR）的剩余空间和权限。',
  },
});
