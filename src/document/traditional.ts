/**
 * Traditional characters that occur in these reports, each before its simplified form. One character stays
 * one.
 */
const PAIRS =
  '報报 動动 開开 應应 閱阅 訊讯 網网 務务 數数 條条 發发 佈布 規规 範范 點点 輿舆 聞闻 會会 參参 責责 訪访 讀读 構构 請请 當当 傳传 電电 郵邮 結结 辦办 覆复 復复 複复 議议 訴诉 訟讼 ' +
  '維维 糾纠 錯错 類类 屬属 國国 險险 隱隐 權权 關关 經经 濟济 穩稳 過过 書书 費费 減减 機机 專专 職职 設设 員员 訓训 練练 課课 題题 計计 統统 單单 項项 標标 總总 額额 萬万 億亿 處处 ' +
  '罰罚 許许 強强 業业 組组 織织 團团 體体 學学 術术 與与 為为 個个 歲岁 無无 補补 製制 現现 決决 廢废 內内 對对 圍围 續续 繼继 轉转 舉举 執执 護护 級级 繳缴 納纳 獲获 確确 認认 詢询 ' +
  '貨货 聯联 館馆 檔档 資资 衆众 眾众 熱热 談谈 見见 號号 冊册 種种 備备 註注 據据 採采 購购 準准 實实 這这 裡里 該该 從从 銷销 獨独 層层 臺台 鄉乡 鎮镇 縣县 區区 廳厅 門门 佔占 滿满 ' +
  '駁驳 願愿 樣样 給给 還还 證证 諮咨 簡简 ' +
  '運运 連连 進进 遠远 適适 選选 遞递 達达 邊边 環环 產产 畫画 療疗 監监 盤盘 盡尽 礎础 禮礼 離离 積积 稱称 競竞 築筑 籌筹 簽签 糧粮 約约 級级 紀纪 純纯 紙纸 細细 終终 統统 絕绝 綜综 線线 編编 緊紧 緩缓 縮缩 績绩 繁繁 ' +
  '聲声 聽听 腦脑 臨临 興兴 舊旧 艱艰 節节 藝艺 蘇苏 蓋盖 薦荐 藍蓝 虛虚 蟲虫 術术 衛卫 衝冲 裝装 褲裤 視视 覺觉 覽览 觀观 觸触 討讨 記记 訂订 評评 詞词 試试 詳详 誠诚 語语 誤误 說说 調调 論论 諾诺 謀谋 謝谢 謹谨 譯译 譽誉 變变 讓让 ' +
  '財财 貢贡 貧贫 販贩 貫贯 貴贵 買买 貸贷 貼贴 賀贺 賓宾 賞赏 賠赔 質质 賬账 贈赠 贊赞 趙赵 趨趋 跡迹 蹤踪 車车 軍军 軟软 較较 載载 輔辅 輕轻 輪轮 輯辑 輸输 轄辖 辭辞 農农 遊游 遲迟 遷迁 遺遗 鄧邓 鄭郑 鄰邻 醫医 釋释 針针 鈴铃 鉛铅 銀银 銜衔 鋪铺 錄录 鍵键 鏈链 鐵铁 鑒鉴 ' +
  '長长 閉闭 間间 閣阁 闊阔 隊队 階阶 隨随 際际 陳陈 陸陆 陽阳 陰阴 雖虽 雙双 雜杂 難难 雲云 靈灵 靜静 韓韩 響响 頁页 頂顶 順顺 須须 預预 領领 頭头 頻频 顆颗 顧顾 顯显 風风 飛飞 飲饮 養养 餘余 馬马 馮冯 駐驻 駕驾 騎骑 驗验 驚惊 骨骨 髮发 鬥斗 鮮鲜 鳥鸟 鳳凤 麗丽 麥麦 黃黄 黨党 齊齐 齡龄 龍龙 龜龟 ' +
  '丟丢 亂乱 亞亚 來来 侖仑 侶侣 係系 俠侠 倉仓 們们 倫伦 偉伟 側侧 偵侦 傑杰 傘伞 傭佣 傷伤 傾倾 僅仅 僑侨 價价 儀仪 優优 儲储 兒儿 兩两 冀冀 凍冻 凱凯 別别 則则 剛刚 創创 劃划 劇剧 劉刘 劑剂 勁劲 勝胜 勞劳 勢势 勵励 勸劝 匯汇 協协 卻却 厭厌 厲厉 員员 問问 啟启 啓启 喪丧 喬乔 嚴严 嘗尝 圓圆 圖图 ' +
  '場场 塊块 塵尘 墊垫 墳坟 壇坛 壓压 壞坏 壘垒 壯壮 壽寿 夠够 夾夹 奪夺 奮奋 婦妇 媽妈 嬰婴 孫孙 寧宁 審审 寫写 寬宽 寶宝 將将 尋寻 導导 屆届 岡冈 島岛 崗岗 嶺岭 嶽岳 巋岿 幣币 帥帅 師师 帳帐 帶带 幫帮 幹干 幾几 庫库 廁厕 廈厦 廟庙 廠厂 廣广 彈弹 彙汇 徑径 後后 徵征 徹彻 恆恒 悅悦 惡恶 惠惠 愛爱 慶庆 憂忧 憑凭 憲宪 憶忆 懇恳 懷怀 懲惩 戰战 戲戏 戶户 ' +
  '抄抄 拋抛 挾挟 捨舍 掃扫 掛挂 揚扬 換换 揮挥 損损 搖摇 搶抢 撥拨 撫抚 擁拥 擇择 擊击 擋挡 擔担 據据 擠挤 擬拟 擴扩 擺摆 擾扰 攔拦 攝摄 攤摊 敗败 敘叙 敵敌 斷断 於于 昇升 時时 晉晋 曆历 曉晓 曬晒 東东 極极 楊杨 楓枫 榮荣 槍枪 樂乐 樓楼 樞枢 橋桥 樹树 橫横 檢检 欄栏 歡欢 歐欧 歸归 殘残 殺杀 毀毁 氣气 漢汉 湯汤 溝沟 滅灭 滯滞 滲渗 漁渔 漸渐 潔洁 潛潜 澤泽 濕湿 灣湾 灑洒 災灾 烏乌 煙烟 煩烦 燈灯 燒烧 營营 爐炉 爭争 爺爷 牆墙 牽牵 狀状 獎奖 獨独 獵猎 獻献 瓊琼 瑪玛 甕瓮 異异 疊叠 瘋疯 瘡疮 癥症 盜盗 眞真 瞭了 矯矫 碼码 磚砖 礦矿 祕秘 禍祸 禦御 稅税 窮穷 窩窝 竅窍 竄窜 筆笔 節节 篩筛 籃篮 ' +
  '紅红 紛纷 紋纹 紐纽 紮扎 紹绍 絡络 絲丝 綁绑 綠绿 綱纲 綴缀 緒绪 縱纵 縣县 繪绘 繩绳 罷罢 羅罗 義义 習习 聖圣 聚聚 肅肃 脅胁 脫脱 腫肿 膚肤 膠胶 臉脸 莊庄 華华 葉叶 蔣蒋 蕩荡 蕭萧 藥药 虧亏 衆众 補补 裏里 製制 親亲 託托 訣诀 設设 診诊 詐诈 話话 詩诗 誇夸 誰谁 課课 諒谅 諧谐 謂谓 講讲 謠谣 譜谱 警警 豐丰 貌貌 負负 貝贝 賣卖 賴赖 賽赛 躍跃 軌轨 軸轴 農农 遼辽 郵邮 釘钉 鋼钢 錢钱 鎖锁 鐘钟 鑄铸 閒闲 閩闽 隸隶 雞鸡 頒颁 頓顿 額额 飯饭 飼饲 餐餐 館馆 驅驱 魚鱼 鹽盐 麼么 黏粘 點点 ' +
  '況况 沒没 繞绕 羣群 鑽钻 擬拟 滿满 彥彦 產产 黨党 羨羡 譚谭 閔闵 閆闫 顏颜 龐庞 啞哑 嗎吗 墜坠 奧奥 婁娄 寢寝 屬属 廬庐 慮虑 撐撑 攜携 權权 殯殡 泄泄 淨净 淺浅 瀏浏 燦灿 療疗 籍籍 纖纤 緣缘 繫系 翹翘 聰聪 膽胆 艙舱 蘭兰 蠟蜡 襯衬 訖讫 誡诫 賦赋 蹟迹 轎轿 轟轰 辯辩 闡阐 隸隶 顛颠 饋馈 駛驶 鬆松 鴻鸿 鵝鹅 黨党 ' +
  '併并 並并 佇伫 姦奸 彎弯 徑径 憐怜 搜搜 摺折 鬱郁 週周 鍾钟 嘆叹 噴喷 嘉嘉 遙遥 誌志 採采 穀谷 薩萨 滬沪 粵粤 贛赣 閘闸 塢坞 澗涧 濰潍 濱滨 瀋沈 瀘泸 瀾澜 滄沧 濟济 隴陇 鄖郧 麻麻 渦涡 紹绍 諸诸 衢衢 嶗崂 錦锦 鎢钨 鄆郓 鄲郸 榆榆';

const simplified = new Map(
  PAIRS.split(' ')
    .filter((pair) => pair.charAt(0) !== pair.charAt(1))
    .map((pair) => [pair.charAt(0), pair.charAt(1)] as [string, string]),
);
const ANY = new RegExp(`[${[...simplified.keys()].join('')}]`, 'g');

const IS_TRADITIONAL = new Uint8Array(0x10000);
for (const mark of simplified.keys()) IS_TRADITIONAL[mark.charCodeAt(0)] = 1;

/**
 * Whether a character of the table stands in a text; nearly none of the texts that are asked about holds one.
 */
function holdsTraditional(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (IS_TRADITIONAL[text.charCodeAt(at)] === 1) return true;
  return false;
}

/**
 * Words that programs which write traditional characters put in place of others, each before the one in the
 * reports.
 */
const WORDS = new Map([
  ['資訊', '信息'],
  ['規範性檔案', '规范性文件'],
]);
const ANY_WORD = new RegExp([...WORDS.keys()].join('|'), 'g');

/** Traditional characters in their simplified form as far as the table goes; the length stays. */
export function simplify(text: string): string {
  if (!holdsTraditional(text)) return text;
  return text
    .replace(ANY_WORD, (word) => WORDS.get(word) ?? word)
    .replace(ANY, (mark) => simplified.get(mark) ?? mark);
}

/**
 * So large a share of a text's Chinese characters is traditional where traditional characters were written.
 */
const SHARE = 0.08;
/** No text of fewer traditional characters is one. */
const FEWEST = 20;

/**
 * Whether a text is written in traditional characters: simplified ones have some in common, but hardly those
 * of the table.
 */
export function isTraditional(text: string): boolean {
  const found = text.match(ANY)?.length ?? 0;
  if (found < FEWEST) return false;
  return found > SHARE * (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}

/** How a character is read, in brackets behind it: 報(bào). */
const PINYIN = /(?<=\p{Script=Han})[(（][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹɡ]{1,7}[)）]/gu;
/** Nothing that prints, and no blank between two words. */
const NOTHING = '\u200b';

/** A text in simplified characters without the readings behind them; every character keeps its place. */
export function readTraditional(text: string): string {
  return simplify(text.replace(PINYIN, (reading) => NOTHING.repeat(reading.length)));
}
