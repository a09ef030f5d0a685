/** Texts of the table and vector readers. */
import { defineMessages } from '../../foundation/text.js';

export const tableMessages = defineMessages({
  fileMissing: { en: 'The file does not exist.', zh: '文件不存在。' },
  fileFolder: { en: 'This is a folder, a file is needed.', zh: '这是文件夹，需要的是文件。' },
  fileUnreadable: { en: 'The file cannot be read: {reason}.', zh: '无法读取文件：{reason}。' },
  fileTooLarge: {
    en: 'The file has {size} MiB; at most {limit} MiB are read.',
    zh: '文件大小为 {size} MiB，最多读取 {limit} MiB。',
  },
  fileTooLargeHint: {
    en: 'Cut it to the planning area and its surroundings.',
    zh: '请将其裁剪到规划区及周边范围。',
  },
  utf16: { en: 'The text is UTF-16.', zh: '文本编码为 UTF-16。' },
  encodingHint: { en: 'Save it as UTF-8 or GB18030.', zh: '请另存为 UTF-8 或 GB18030 编码。' },
  binary: {
    en: 'Byte {offset} is NUL: this is not a text file.',
    zh: '第 {offset} 字节为 NUL：不是文本文件。',
  },
  binaryHint: {
    en: 'A workbook must be exported as CSV first; text must be UTF-8 or GB18030.',
    zh: '电子表格请先导出为 CSV；文本编码须为 UTF-8 或 GB18030。',
  },
  undecodable: {
    en: 'The text is neither valid UTF-8 nor valid GB18030.',
    zh: '文本既不是有效的 UTF-8，也不是有效的 GB18030。',
  },
  emptyTable: { en: 'The table is empty: it has no header row.', zh: '表为空：没有表头行。' },
  quoteOpen: {
    en: 'A quoted cell that begins here is never closed.',
    zh: '此处开始的带引号单元格没有结束引号。',
  },
  recordTooLong: {
    en: 'A row is longer than {limit} characters.',
    zh: '某行长度超过 {limit} 个字符。',
  },
  recordHint: { en: 'Look for a quote that is not closed.', zh: '请检查是否有未闭合的引号。' },
  csvBroken: { en: 'The table cannot be split into cells: {reason}', zh: '无法将表拆分为单元格：{reason}' },
  tooManyColumns: {
    en: '{count} columns; at most {limit} are read.',
    zh: '共 {count} 列，最多读取 {limit} 列。',
  },
  tooManyRows: { en: 'More than {limit} rows.', zh: '超过 {limit} 行。' },
  tooManyCells: { en: 'More than {limit} cells.', zh: '超过 {limit} 个单元格。' },
  rowTooWide: {
    en: 'The row has {count} cells, the header has {columns}.',
    zh: '该行有 {count} 个单元格，而表头只有 {columns} 列。',
  },
  rowTooWideHint: {
    en: 'A separator inside a text needs quotes around the cell.',
    zh: '文本中含分隔符时，该单元格需加引号。',
  },
  jsonBroken: { en: 'Not valid JSON at “{found}”.', zh: 'JSON 在“{found}”处有误。' },
  jsonTruncated: { en: 'The JSON ends too early: the file is cut off.', zh: 'JSON 提前结束：文件不完整。' },
  notGeoJson: {
    en: 'Not GeoJSON: a FeatureCollection, a Feature or a geometry is needed, found {found}.',
    zh: '不是 GeoJSON：需要 FeatureCollection、Feature 或几何对象，实际为 {found}。',
  },
  badFeature: { en: 'Feature {index}: {reason}.', zh: '第 {index} 个要素：{reason}。' },
  badGeometryType: { en: 'unknown geometry type {type}', zh: '未知几何类型 {type}' },
  badCoordinates: {
    en: 'coordinates are not finite numbers in the nesting of {type}',
    zh: '坐标不是 {type} 所要求层次的有限数值',
  },
  notFeature: { en: 'it is not a Feature', zh: '不是 Feature' },
  badCrsMember: {
    en: 'The "crs" member has no name that can be read.',
    zh: '“crs” 成员中没有可识别的名称。',
  },
});
