import { describe, expect, it } from 'vitest';
import { parseRowLabel } from '../../src/tables/row-label.js';
import { FORM_2014 } from '../../src/templates/form-2014.js';
import { matchRows } from '../../src/templates/match-rows.js';

const match = (...labels: string[]): (string | null)[] =>
  matchRows(FORM_2014, labels.map(parseRowLabel)).map((row) => row?.code ?? null);

describe('matching rows to the indicators of the form of 2014', () => {
  it('matches the printed form row by row', () => {
    const labels = FORM_2014.map(
      (row) => `${row.numbering}${row.numbering.length === 1 ? '、' : ''}${row.name}`,
    );
    expect(match(...labels)).toEqual(FORM_2014.map((row) => row.code));
  });

  it('places repeated labels under the group in force', () => {
    expect(
      match(
        '四、行政复议数量',
        '（三）其他情形数',
        '五、行政诉讼数量',
        '（二）被依法纠错数',
        '（三）其他情形数',
        '六、举报投诉数量',
        '（三）其他情形数',
      ),
    ).toEqual([
      'reconsideration',
      'reconsideration.other',
      'litigation',
      'litigation.corrected',
      'litigation.other',
      'complaint',
      'complaint.other',
    ]);
  });

  it('follows groups that stand in another order', () => {
    expect(match('五、行政诉讼数量', '其他情形数', '四、行政复议数量', '其他情形数')).toEqual([
      'litigation',
      'litigation.other',
      'reconsideration',
      'reconsideration.other',
    ]);
  });

  it('reads past wrong, missing, glued and doubled numbering', () => {
    expect(
      match(
        '2当面申请数',
        '其中:1.涉及国家秘密',
        '（2）主动公开规范性文件数',
        '依申请公开情况',
        '1、 传 真 申请数',
      ),
    ).toEqual([
      'request.received.in_person',
      'request.answered.refused.state_secret',
      'disclosure.normative',
      'request',
      'request.received.fax',
    ]);
  });

  it('knows the wording of real prints', () => {
    expect(
      match(
        '（一）主动公开信息数',
        '四、行政复议案件数量',
        '（三）其它情形数',
        '六、举报投诉数量',
        '（二）被依法纠错数',
        '7.不是《政府信息公开条例》所指政府信息',
        '（一）召开政府信息与政务公开工作会议或专题会议数',
      ),
    ).toEqual([
      'disclosure.total',
      'reconsideration',
      'reconsideration.other',
      'complaint',
      'complaint.corrected',
      'request.answered.refused.not_government_information',
      'training.meetings',
    ]);
  });

  it('tells labels apart that differ by one word', () => {
    expect(
      match(
        '设置政府信息查阅点数',
        '（二）设置政府信息公开查阅点数',
        '（三）申请答复数',
        '3.同意部分公开数',
        '4.不同意公开数',
      ),
    ).toEqual([
      'reading_point.set_up',
      'organisation.reading_points',
      'request.answered',
      'request.answered.partly_granted',
      'request.answered.refused',
    ]);
  });

  it('leaves rows alone that the form does not have', () => {
    expect(
      match(
        '（二）通过不同渠道和方式公开政府信息的情况',
        '6.政务客户端公开政府信息数',
        '7.村务公开栏公开信息数',
      ),
    ).toEqual(['disclosure.by_channel', null, null]);
  });

  it('places nothing by the group before an unknown heading row', () => {
    expect(match('四、行政复议数量', '十、其他事项', '（三）其他情形数')).toEqual([
      'reconsideration',
      null,
      null,
    ]);
  });

  it('leaves a repeated label unmatched where no group is in force', () => {
    expect(match('其他情形数')).toEqual([null]);
  });

  it('gives a row that is printed twice twice', () => {
    expect(match('（一）收到申请数', '（一）收到申请数')).toEqual(['request.received', 'request.received']);
  });
});
