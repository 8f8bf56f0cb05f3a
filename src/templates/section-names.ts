/**
 * The six sections that the forms of 2019 and 2021 prescribe, with the wordings in which both notices and
 * common practice print them. Sources: 国办公开办函〔2019〕60号, 国办公开办函〔2021〕30号.
 */
export const SECTION_NAMES: readonly string[] = [
  '总体情况',
  '主动公开政府信息情况',
  '行政机关主动公开政府信息情况',
  '行政机关收到和处理政府信息公开申请情况',
  '收到和处理政府信息公开申请情况',
  '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
  '政府信息公开行政复议、行政诉讼情况',
  '政府信息公开行政复议、提起行政诉讼情况',
  '因政府信息公开工作被申请行政复议、提起行政诉讼的情况',
  '政府信息公开工作存在的主要问题及改进措施',
  '存在的主要问题及改进措施',
  '政府信息公开工作存在的主要问题及改进情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
];
