import { defineMessages } from '../foundation/text.js';

export const geoMessages = defineMessages({
  crsUnknown: {
    en: 'The coordinate reference system "{crs}" is not known.',
    zh: '无法识别坐标参考系“{crs}”。',
  },
  crsHint: {
    en: 'Write EPSG:4326, EPSG:4490, EPSG:4547, gcj02, bd09, a PROJ string or a WKT text.',
    zh: '可写作 EPSG:4326、EPSG:4490、EPSG:4547、gcj02、bd09、PROJ 字符串或 WKT 文本。',
  },
  datumShiftUnknown: {
    en: '{crs}: the shift between its datum and WGS 84 is not published; coordinates are used without a shift and may be off by about 100 m. Prefer coordinates on CGCS2000 or WGS 84.',
    zh: '{crs}：该基准面与 WGS 84 之间的转换参数未公开，坐标按无偏移处理，误差可达约 100 m。建议改用 CGCS2000 或 WGS 84 坐标。',
  },
  datumShiftApproximate: {
    en: '{crs}: the shift to WGS 84 uses one approximate parameter set and may be off by some metres to tens of metres. Prefer coordinates on CGCS2000 or WGS 84.',
    zh: '{crs}：到 WGS 84 的转换使用全国统一的近似参数，误差约数米至数十米。建议改用 CGCS2000 或 WGS 84 坐标。',
  },
});
