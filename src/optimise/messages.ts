/** Texts of the solvers: why a set of demands on a plan contradicts itself. */
import { defineMessages } from '../foundation/text.js';

export const optimiseMessages = defineMessages({
  unknownId: {
    en: '"{id}" is named as {list}, but no such option exists.',
    zh: '“{id}”被列为{list}，但不存在该方案。',
  },
  mandatory: { en: 'mandatory', zh: '必选' },
  forbidden: { en: 'forbidden', zh: '禁选' },
  bothLists: {
    en: '"{id}" is mandatory and forbidden at the same time.',
    zh: '“{id}”同时被列为必选与禁选。',
  },
  sameSite: {
    en: 'the mandatory options "{a}" and "{b}" belong to one site; only one of them can be built.',
    zh: '必选方案“{a}”与“{b}”属于同一站址，只能建设其一。',
  },
  clash: {
    en: 'the mandatory options "{a}" and "{b}" exclude each other.',
    zh: '必选方案“{a}”与“{b}”互斥。',
  },
  overCap: {
    en: 'the mandatory options need {need} of "{name}"; the cap is {cap}.',
    zh: '必选方案共需“{name}”{need}，上限为 {cap}。',
  },
  overCapHint: {
    en: 'raise the cap, or take options off the mandatory list.',
    zh: '请提高上限，或减少必选方案。',
  },
});
