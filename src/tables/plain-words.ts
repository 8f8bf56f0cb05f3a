import { squeeze } from '../document/fold.js';
import { rememberByText } from '../document/remember.js';

/** Traditional characters that occur in the forms' labels, each before its simplified form. */
const TRADITIONAL =
  '報报 動动 開开 應应 閱阅 訊讯 網网 務务 數数 條条 發发 佈布 規规 範范 點点 輿舆 聞闻 會会 參参 責责 訪访 讀读 構构 請请 當当 傳传 電电 郵邮 結结 辦办 覆复 復复 複复 議议 訴诉 訟讼 ' +
  '維维 糾纠 錯错 類类 屬属 國国 險险 隱隐 權权 關关 經经 濟济 穩稳 過过 書书 費费 減减 機机 專专 職职 設设 員员 訓训 練练 課课 題题 計计 統统 單单 項项 標标 總总 額额 萬万 億亿 處处 ' +
  '罰罚 許许 強强 業业 組组 織织 團团 體体 學学 術术 與与 為为 個个 歲岁 無无 補补 製制 現现 決决 廢废 內内 對对 圍围 續续 繼继 轉转 舉举 執执 護护 級级 繳缴 納纳 獲获 確确 認认 詢询 ' +
  '貨货 聯联 館馆 檔档 資资 衆众 眾众 熱热 談谈 見见 號号 冊册 種种 備备 註注 據据 採采 購购 準准 實实 這这 裡里 該该 從从 銷销 獨独 層层 臺台 鄉乡 鎮镇 縣县 區区 廳厅 門门 佔占 滿满 ' +
  '駁驳 願愿 樣样 給给 還还 證证 諮咨 簡简';

const simplified = new Map(
  TRADITIONAL.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)] as [string, string]),
);
const ANY = new RegExp(`[${[...simplified.keys()].join('')}]`, 'g');

/**
 * A text's words for comparison with those of the forms: folded, without blanks, and in simplified characters as far as
 * the forms' labels go. One character stays one.
 */
export const plainWords = rememberByText((text: string): string => simplify(squeeze(text)));

/** The traditional characters of the forms' labels in their simplified form; the length stays. */
export function simplify(text: string): string {
  return text.replace(ANY, (mark) => simplified.get(mark) ?? mark);
}
