/** The five entities of XML in the texts of the GDAL_METADATA tag. */

const entities: readonly (readonly [string, string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
];

export const escapeXml = (text: string): string =>
  entities.reduce((out, [char, entity]) => out.replaceAll(char, entity), text);

/** The ampersand last, so that an escaped entity stays one. */
export const unescapeXml = (text: string): string =>
  entities.reduceRight((out, [char, entity]) => out.replaceAll(entity, char), text);
