import { defineMessages } from '../foundation/text.js';

export const sitingMessages = defineMessages({
  costSource: {
    en: 'Assumed flat costs of 2020–2021 practice: radio on a standing mast 180,000 (64T) or 100,000 (up to 8T); mono-pole 250,000 and roof poles 80,000 more.',
    zh: '按 2020–2021 年水平假设的单价：利旧站址主设备 18 万元（64T）或 10 万元（8T 及以下）；新建单管塔另加 25 万元，楼顶抱杆另加 8 万元。',
  },
  reasonPeople: {
    en: 'Newly serves {people} people of {service}.',
    zh: '新增覆盖 {service} 人口 {people} 人。',
  },
  reasonPlaces: { en: 'Reaches {places}.', zh: '使 {places} 达标。' },
  reasonShare: { en: 'Shares tower {tower}.', zh: '利用既有铁塔 {tower}。' },
  reasonNearest: { en: 'Nearest site of the group: {distance} m.', zh: '距本共享组最近站点 {distance} 米。' },
  reserveBudget: {
    en: 'Left out: capexTotal is used up, or others serve the same people for less.',
    zh: '未入选：capexTotal 已用完，或其他站址以更低成本覆盖相同人口。',
  },
  reserveCovered: {
    en: 'Left out: what it would serve is served by selected sites, or one stands too near.',
    zh: '未入选：其覆盖对象已由入选站址覆盖，或与入选站址过近。',
  },
});
