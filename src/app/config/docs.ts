/** What is published of the project file: its JSON Schema and a reference page, both made from the option entries. */
import { z } from 'zod';
import { jsonSchema } from '../../schema/json-schema.js';
import { unwrap } from '../../schema/walk.js';
import { projectSchema } from './schema.js';

/** docs/schema/project.schema.json, byte for byte. */
export function projectJsonSchema(): string {
  const schema = jsonSchema(projectSchema, 'project.schema.json', 'Coverage project file, version 1');
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** docs/schema/project.md, byte for byte: one row per key, both languages. */
export function projectReference(): string {
  const lines = [
    '# Project file · 项目文件',
    '',
    'Made by `npm run docs` from the option entries; do not edit. 由 `npm run docs` 生成，请勿手改。',
    '',
    'Any `file` may be one path, a list or a glob, relative to the project file; a bare string stands for `{file: …}`.',
    '`file` 可写单个路径、列表或通配符，相对于项目文件；只写字符串等同于 `{file: …}`。',
    '',
    '| key · 配置项 | unit · 单位 | range · 范围 | default · 默认 | example · 示例 | meaning · 含义 |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  walk(projectSchema, '', lines);
  return `${lines.join('\n')}\n`;
}

function walk(schema: z.core.$ZodType, prefix: string, lines: string[]): void {
  const inner = unwrap(schema).schema;
  if (inner instanceof z.ZodArray) walk(inner.element, `${prefix}[]`, lines);
  if (inner instanceof z.ZodRecord) walk(inner.valueType, `${prefix}.<name>`, lines);
  if (!(inner instanceof z.ZodObject)) return;
  const shape: Readonly<Record<string, z.core.$ZodType>> = inner.shape;
  for (const [key, child] of Object.entries(shape)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    const { info } = unwrap(child);
    if (info !== undefined) {
      const range = [info.min, info.max].some((x) => x !== undefined)
        ? `${info.min ?? ''} … ${info.max ?? ''}`
        : '';
      const unit = info.unit === undefined || info.unit === '1' ? '' : info.unit;
      const source = info.source === undefined ? '' : ` (${info.source})`;
      const meaning = `${info.doc.en}${source} ${info.doc.zh}`;
      const cells = [`\`${path}\``, unit, range, defaultOf(child), code(info.example), meaning];
      lines.push(`| ${cells.join(' | ')} |`);
    }
    // A file is explained above the table; only the keys that its kind adds are listed.
    if (key !== 'file') walk(child, path, lines);
  }
}

function defaultOf(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodDefault) return code(schema.def.defaultValue);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault) return '';
  return '**required · 必填**';
}

const code = (value: unknown): string =>
  `\`${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('|', '\\|')}\``;
