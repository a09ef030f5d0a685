import { describe, expect, it } from 'vitest';
import { classifyPlace } from '../../../src/demand/classes.js';

const classOf = (attributes: Record<string, unknown>, name = '', fallback?: string) =>
  classifyPlace(attributes, name, fallback);

describe('class of a place', () => {
  it('is what the feature says, before the class of the file, before map tags, before the name', () => {
    const tags = { railway: 'station' };
    expect(classOf({ ...tags, class: 'mall' }, '人民医院', 'school')).toBe('mall');
    expect(classOf(tags, '人民医院', 'school')).toBe('school');
    expect(classOf(tags, '人民医院')).toBe('station');
    expect(classOf({}, '人民医院')).toBe('hospital');
  });

  it('reads Chinese words and keywords in the class column', () => {
    expect(classOf({ 类别: '小区' })).toBe('community');
    expect(classOf({ 类型: '长途客运站' })).toBe('station');
    expect(classOf({ category: 'Mall' })).toBe('mall');
  });

  it.each([
    ['清河汽车客运站', 'station'],
    ['清河高铁站', 'station'],
    ['锦绣花园', 'community'],
    ['万象广场', 'mall'],
    ['李家沟村', 'village'],
    ['李家沟村村委会', 'government'],
    ['公交站', 'other'],
  ])('%s is a %s', (name, expected) => {
    expect(classOf({}, name)).toBe(expected);
  });

  it('knows no place in a bench, in a name without a keyword, or in words that objects inherit', () => {
    expect(classOf({ amenity: 'bench' })).toBeUndefined();
    expect(classOf({}, 'Smallbrook farm')).toBeUndefined();
    expect(classOf({ class: 'constructor', amenity: 'toString' }, 'valueOf', 'constructor')).toBeUndefined();
  });

  it('a bus stop is no station: public_transport=station counts only beside a service that has stations', () => {
    expect(classOf({ public_transport: 'station' })).toBeUndefined();
    expect(classOf({ public_transport: 'station', bus: 'yes', highway: 'bus_stop' })).toBeUndefined();
    expect(classOf({ public_transport: 'station', train: 'no' })).toBeUndefined();
    for (const service of ['train', 'subway', 'coach', 'ferry'])
      expect(classOf({ public_transport: 'station', [service]: 'yes' })).toBe('station');
    expect(classOf({ public_transport: 'station', amenity: 'bus_station' })).toBe('station');
    for (const tags of [{ railway: 'halt' }, { aeroway: 'terminal' }, { amenity: 'ferry_terminal' }])
      expect(classOf(tags)).toBe('station');
    expect(classOf({ public_transport: 'station' }, '清河汽车站')).toBe('station');
  });

  it('tells universities, metro stations and the words of the programme apart', () => {
    expect(classOf({ amenity: 'university' }, '', undefined)).toBe('university');
    expect(classOf({}, '清河大学', undefined)).toBe('university');
    expect(classOf({}, '大学附属小学', undefined)).toBe('school');
    expect(classOf({ railway: 'station', station: 'subway' }, '', undefined)).toBe('metro');
    expect(classOf({ railway: 'station' }, '', undefined)).toBe('station');
    expect(classOf({}, '地铁2号线人民广场站', undefined)).toBe('metro');
    for (const [word, own] of [
      ['政务中心', 'government'],
      ['文旅景区', 'scenic'],
      ['医疗机构', 'hospital'],
      ['高等学校', 'university'],
      ['交通枢纽', 'station'],
      ['城市地铁', 'metro'],
      ['重点商超', 'mall'],
      ['住宅小区', 'community'],
      ['商务楼宇', 'office'],
      ['乡镇农村', 'village'],
    ])
      expect(classOf({ 类别: word }, '', undefined), word).toBe(own);
  });
});
