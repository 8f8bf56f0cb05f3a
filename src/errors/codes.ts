import type { Bilingual } from '../language.js';

/** What an error code means: whether trying again can help, and the sentence for people. */
interface ErrorDefinition extends Bilingual {
  retryable: boolean;
}

/**
 * Every error code of Nianbao. Codes are stable: `nianbao failed` groups by them and scripts may match them.
 * `{name}` in a sentence is filled from the error's details. Each sentence says what happened, then what to
 * do.
 */
export const ERROR_CODES = {
  path_not_found: {
    retryable: false,
    zh: '找不到路径 {path}。请检查拼写，或确认文件没有被移走，然后重试。',
    en: 'There is no such path: {path}. Check the spelling, or put the file back, then retry.',
  },
  path_unreadable: {
    retryable: false,
    zh: '无法读取 {path}（{reason}）。请为运行 nianbao 的用户开放读取权限，然后重试。',
    en: 'Cannot read {path} ({reason}). Give the user that runs nianbao permission to read it, then retry.',
  },
  path_not_a_file: {
    retryable: false,
    zh: '{path} 不是普通文件。请换成普通文件后重试。',
    en: '{path} is not a regular file. Replace it with a regular file, then retry.',
  },
  path_not_a_directory: {
    retryable: false,
    zh: '{path} 不是目录。请指定一个目录。',
    en: '{path} is not a directory. Name a directory.',
  },
  file_empty: {
    retryable: false,
    zh: '{path} 是空文件。请向发布机关重新索取该文件，然后重试。',
    en: '{path} is empty. Get the file again from its issuer, then retry.',
  },
  file_too_large: {
    retryable: false,
    zh: '{path} 有 {bytes} 字节，超过上限 {limit} 字节。若确为年报，请提高 NIANBAO_MAX_FILE_BYTES 后重试。',
    en: '{path} has {bytes} bytes; the limit is {limit}. If it really is a report, raise NIANBAO_MAX_FILE_BYTES and retry.',
  },
  unsupported_format: {
    retryable: false,
    zh: '{path} 的格式是 {format}，暂不支持。请另存为 UTF-8 文本后重试。',
    en: '{path} is {format}, a format that is not supported. Save it as UTF-8 text, then retry.',
  },
  binary_content: {
    retryable: false,
    zh: '{path} 是二进制内容，不是文本。请换成年报正文文件后重试。',
    en: '{path} holds binary data, not text. Replace it with the text of the report, then retry.',
  },
  undecodable: {
    retryable: false,
    zh: '{path} 的字符编码无法识别。请另存为 UTF-8 后重试。',
    en: 'The character encoding of {path} could not be recognised. Save the file as UTF-8, then retry.',
  },
  malformed_file: {
    retryable: false,
    zh: '{path} 已损坏，无法作为 {format} 打开（{reason}）。请向发布机关重新索取该文件，然后重试。',
    en: '{path} is damaged and cannot be opened as {format} ({reason}). Get the file again from its issuer, then retry.',
  },
  encrypted: {
    retryable: false,
    zh: '{path} 是需要密码的 {format} 文件。请去掉密码另存后重试。',
    en: '{path} is a {format} file that opens only with a password. Save it without the password, then retry.',
  },
  no_text_layer: {
    retryable: false,
    zh: '{path} 是没有文字层的 {format}（多为扫描件）。请先做文字识别（OCR），或向发布机关索取原始文件，然后重试。',
    en: '{path} is a {format} without a text layer, most likely a scan. Run text recognition (OCR) over it, or get the original file from its issuer, then retry.',
  },
  too_many_pages: {
    retryable: false,
    zh: '{path} 有 {pages} 页，超过上限 {limit} 页。请只保留年报所在的页，然后重试。',
    en: '{path} has {pages} pages; the limit is {limit}. Keep only the pages of the report, then retry.',
  },
  content_too_large: {
    retryable: false,
    zh: '{path} 的内容（解压后）超过上限 {limit} 字节或字符。请只保留年报正文，然后重试。',
    en: '{path} unpacks to more than the limit of {limit} bytes or characters. Keep only the report, then retry.',
  },
  too_many_blocks: {
    retryable: false,
    zh: '{path} 有 {blocks} 个段落和单元格，超过上限 {limit} 个。请只保留年报正文和附表，然后重试。',
    en: '{path} has {blocks} paragraphs and table cells; the limit is {limit}. Keep only the report and its tables, then retry.',
  },
  too_many_numbers: {
    retryable: false,
    zh: '{path} 的正文有 {limit} 个以上的数，超过上限，不像年报正文。请只保留年报正文和附表，然后重试。',
    en: 'The prose of {path} states more than {limit} numbers, the limit; no report does. Keep only the report and its tables, then retry.',
  },
  too_many_observations: {
    retryable: false,
    zh: '{path} 的统计表里有 {limit} 个以上的数，超过上限，像是许多份年报的汇编。请拆成每份年报一个文件，然后重试。',
    en: 'The tables of {path} hold more than {limit} figures, the limit; it looks like many reports in one file. Split it into one file per report, then retry.',
  },
  unpacked_too_large: {
    retryable: false,
    zh: '{path} 解压后超过 {limit} 字节的上限，可能是恶意文件。请核对来源，换成年报后重试。',
    en: '{path} unpacks to more than {limit} bytes, the limit; it may be an attack. Check where it came from, replace it with the report, then retry.',
  },
  archive_bomb: {
    retryable: false,
    zh: '{path} 解压时的表现像解压炸弹（{reason}），已停止解压。请核对来源，换成正常的压缩包后重试。',
    en: '{path} unpacks like a decompression bomb ({reason}), so unpacking was stopped. Check where it came from, replace it with a sound archive, then retry.',
  },
  archive_too_many_entries: {
    retryable: false,
    zh: '{path} 中有 {entries} 个条目，超过上限 {limit} 个。请拆成几个压缩包后重试。',
    en: '{path} holds {entries} entries; the limit is {limit}. Split it into several archives, then retry.',
  },
  archive_too_deep: {
    retryable: false,
    zh: '{path} 是第 {depth} 层的压缩包，超过上限 {limit} 层。请先解开外层压缩包，然后重试。',
    en: '{path} is an archive inside archives, {depth} deep; the limit is {limit}. Unpack the outer ones, then retry.',
  },
  archive_empty: {
    retryable: false,
    zh: '{path} 中没有年报文件（略过 {skipped} 个其他条目）。请向发布机关重新索取，然后重试。',
    en: '{path} holds no report files ({skipped} other entries were passed over). Get it again from its issuer, then retry.',
  },
  entry_unsafe: {
    retryable: false,
    zh: '压缩包条目 {path} 的名称或类型不安全（{reason}），没有解压。请核对来源，重新打包后重试。',
    en: 'The archive entry {path} has an unsafe name or type ({reason}) and was not unpacked. Check where it came from, pack it again, then retry.',
  },
  checksum_mismatch: {
    retryable: false,
    zh: '压缩包条目 {path} 的校验和不符，内容已损坏。请向发布机关重新索取压缩包，然后重试。',
    en: 'The checksum of the archive entry {path} is wrong: its content is damaged. Get the archive again from its issuer, then retry.',
  },
  unsupported_archive: {
    retryable: false,
    zh: '{path} 的压缩格式是 {format}，暂不支持。请解压，或改用 ZIP 重新打包，然后重试。',
    en: '{path} is packed as {format}, which is not supported. Unpack it, or pack it again as ZIP, then retry.',
  },
  file_changing: {
    retryable: true,
    zh: '{path} 在读取时仍在变化。稍后会自动重试；若一直出现，请等文件写完后运行 nianbao retry。',
    en: '{path} was changing while it was read. It is retried automatically; if it persists, run nianbao retry when the file is complete.',
  },
  not_a_report: {
    retryable: false,
    zh: '{path} 不像政府信息公开工作年度报告（没有标题、章节或统计表）。请核对文件，换成年报后重试。',
    en: '{path} does not look like an annual report on government information disclosure (no title, sections or statistics table). Check the file, replace it with the report, then retry.',
  },
  list_invalid: {
    retryable: false,
    zh: '抓取清单 {path} 无法使用（{reason}）。请改正后再运行。',
    en: 'The crawl list {path} cannot be used ({reason}). Correct it and run again.',
  },
  list_row_invalid: {
    retryable: false,
    zh: '抓取清单 {path} 第 {line} 行无法使用（{reason}）。其余各行不受影响；请改正该行，再运行 nianbao crawl。',
    en: 'Line {line} of the crawl list {path} cannot be used ({reason}). The other lines are not affected; correct it, then run nianbao crawl again.',
  },
  manifest_invalid: {
    retryable: false,
    zh: '清单 {path} 无法使用（{reason}），其中所列一概未采用；报告照常读取。请改正后重新运行 nianbao ingest。',
    en: 'The manifest {path} cannot be used ({reason}), so nothing it says was taken; reports are read all the same. Correct it, then run nianbao ingest again.',
  },
  manifest_row_invalid: {
    retryable: false,
    zh: '清单 {path} 第 {line} 行无法使用（{reason}）。其余各行不受影响；请改正该行，再运行 nianbao ingest。',
    en: 'Line {line} of the manifest {path} cannot be used ({reason}). The other lines are not affected; correct it, then run nianbao ingest again.',
  },
  dns: {
    retryable: true,
    zh: '{url} 的域名无法解析（{reason}）。请核对网址，或检查本机的 DNS 设置，然后重试。',
    en: 'The host name of {url} could not be resolved ({reason}). Check the address, or the DNS settings of this machine, then retry.',
  },
  connect: {
    retryable: true,
    zh: '无法连接 {url}，或连接中断（{reason}）。网站可能停机；请稍后重试。',
    en: 'Cannot connect to {url}, or the connection broke ({reason}). The site may be down; retry later.',
  },
  tls: {
    retryable: false,
    zh: '{url} 的加密连接（TLS）不成立（{reason}）。请用浏览器核对证书；证书由自建机构签发时，可用 NODE_EXTRA_CA_CERTS 加入其根证书。',
    en: 'The encrypted connection (TLS) to {url} failed ({reason}). Check the certificate in a browser; where a private authority issued it, add its root with NODE_EXTRA_CA_CERTS.',
  },
  timeout: {
    retryable: true,
    zh: '{url} 未在时限内应答（{reason}）。请稍后重试；若该站一向很慢，请提高 NIANBAO_RESPONSE_MS 或 NIANBAO_FETCH_MS。',
    en: '{url} did not answer in time ({reason}). Retry later; if the site is always slow, raise NIANBAO_RESPONSE_MS or NIANBAO_FETCH_MS.',
  },
  http_4xx: {
    retryable: false,
    zh: '{url} 答复 {status}：网页不存在或不允许访问。请在网站上找到新网址，更正清单。',
    en: '{url} answered {status}: the page does not exist or may not be read. Find its new address on the site and correct the list.',
  },
  http_5xx: {
    retryable: true,
    zh: '{url} 答复 {status}：网站内部出错。请稍后重试。',
    en: '{url} answered {status}: the site has an error of its own. Retry later.',
  },
  http_malformed: {
    retryable: true,
    zh: '{url} 的应答不合 HTTP 规范（{reason}）。请用浏览器核对，稍后重试。',
    en: 'The answer of {url} is not proper HTTP ({reason}). Check it in a browser, then retry.',
  },
  throttled: {
    retryable: true,
    zh: '{url} 多次要求放慢（{times} 次，状态 {status}）。请隔一段时间重试，或提高 NIANBAO_HOST_DELAY_MS。',
    en: '{url} asked {times} times to come back later (status {status}). Retry after some time, or raise NIANBAO_HOST_DELAY_MS.',
  },
  too_large: {
    retryable: false,
    zh: '{url} 的内容超过上限 {limit} 字节。若确为年报，请提高 NIANBAO_MAX_FILE_BYTES 后重试。',
    en: 'The content of {url} exceeds the limit of {limit} bytes. If it really is a report, raise NIANBAO_MAX_FILE_BYTES and retry.',
  },
  robots_denied: {
    retryable: false,
    zh: '网站的 robots.txt 不允许抓取 {url}。请先取得网站同意，再在清单的 robots_override 栏写明理由。',
    en: 'The robots.txt of the site does not allow fetching {url}. Get the consent of the site, then give the reason in the column robots_override of the list.',
  },
  blocked_address: {
    retryable: false,
    zh: '{url} 不予访问（{reason}）。若它确属本单位网络，请写入 NIANBAO_ALLOW_HOSTS。',
    en: '{url} is not accessed ({reason}). If it belongs to your own network, name it in NIANBAO_ALLOW_HOSTS.',
  },
  redirect_loop: {
    retryable: false,
    zh: '{url} 不断重定向（{times} 次），始终没有内容。请用浏览器核对网址。',
    en: '{url} keeps redirecting ({times} times) and leads nowhere. Check the address in a browser.',
  },
  spa_shell: {
    retryable: false,
    zh: '{path} 不运行脚本就没有正文。请在浏览器中打开，找出正文或附件的网址，写入清单。',
    en: '{path} has no text without its scripts. Open it in a browser, find the address of the text or the attachment, and put that into the list.',
  },
  list_page: {
    retryable: false,
    zh: '{path} 是列出多份年报的目录页。请在清单中把它的类型写成 index。',
    en: '{path} is a page that lists reports. Give it the kind index in the list.',
  },
  no_report_link: {
    retryable: false,
    zh: '目录页 {path} 上没有找到{year}年度年报的链接。年报可能尚未发布，或链接由脚本生成；请用浏览器核对。',
    en: 'The page {path} has no link that looks like a report of {year}. It may not be published yet, or scripts make the links; check in a browser.',
  },
  document_missing: {
    retryable: false,
    zh: '数据库中没有内容 {sha256}。请重新运行 nianbao ingest。',
    en: 'The database holds no content {sha256}. Run nianbao ingest again.',
  },
  payload_invalid: {
    retryable: false,
    zh: '队列 {queue} 的任务内容不合格（{reason}）。任务可能来自其他版本；请运行 nianbao retry 重新建立。',
    en: 'A job in queue {queue} has an invalid payload ({reason}). It may come from another version; run nianbao retry to create it again.',
  },
  database_unreachable: {
    retryable: true,
    zh: '无法连接数据库 {target}（{reason}）。请检查 DATABASE_URL 以及数据库是否在运行。',
    en: 'Cannot reach the database at {target} ({reason}). Check DATABASE_URL and that the server is running.',
  },
  database_start_failed: {
    retryable: false,
    zh: '内置 PostgreSQL 未能在 {directory} 启动（{reason}）。请运行 nianbao doctor，或用 DATABASE_URL 指定自己的数据库。',
    en: 'The embedded PostgreSQL did not start in {directory} ({reason}). Run nianbao doctor, or set DATABASE_URL to a database of your own.',
  },
  database_fault: {
    retryable: true,
    zh: '数据库出错（{reason}）。稍后会自动重试；若一直出现，请运行 nianbao doctor。',
    en: 'The database reported a fault ({reason}). It is retried automatically; if it persists, run nianbao doctor.',
  },
  schema_too_new: {
    retryable: false,
    zh: '数据库结构版本 {found} 比本程序（{known}）新。请升级 nianbao。',
    en: 'The database schema is at {found}, newer than this program knows ({known}). Upgrade nianbao.',
  },
  schema_too_old: {
    retryable: false,
    zh: '数据库由首次发布之前的版本建立，本程序不能升级它，也没有改动它。请用当时的版本运行 nianbao export 导出其中的内容，再让 DATABASE_URL（或 NIANBAO_DATA_DIR）指向一个新的空库，重新运行 nianbao ingest。',
    en: 'The database was made by a version from before the first release; this program cannot upgrade it, and has not changed it. Export what it holds with that version (nianbao export), set DATABASE_URL (or NIANBAO_DATA_DIR) to a new and empty one, and run nianbao ingest again.',
  },
  migration_changed: {
    retryable: false,
    zh: '已执行的迁移 {name} 与程序自带的不一致。请恢复原文件，改动应写成新的迁移。',
    en: 'The applied migration {name} differs from the one in this program. Restore the original file; put changes into a new migration.',
  },
  console_open_to_all: {
    retryable: false,
    zh: '控制台不能在没有用户的情况下监听 {host}：任何人都能进来。请用 NIANBAO_CONSOLE_USERS 设置用户，或让它监听 127.0.0.1。',
    en: 'The console does not listen at {host} without users: anybody could come in. Set NIANBAO_CONSOLE_USERS, or let it listen at 127.0.0.1.',
  },
  address_unavailable: {
    retryable: false,
    zh: '无法监听 {address}（{reason}）。请换一个端口（NIANBAO_CONSOLE_PORT），或停止占用它的程序。',
    en: 'Cannot listen at {address} ({reason}). Choose another port (NIANBAO_CONSOLE_PORT), or stop the program that has it.',
  },
  queue_fault: {
    retryable: true,
    zh: '队列所在的 Redis 出错（{reason}）。稍后会自动重试；若一直出现，请运行 nianbao doctor。',
    en: 'The Redis that holds the queues reported a fault ({reason}). It is retried automatically; if it persists, run nianbao doctor.',
  },
  redis_unreachable: {
    retryable: true,
    zh: '无法连接 Redis {target}（{reason}）。请检查 REDIS_URL 以及 Redis 是否在运行。',
    en: 'Cannot reach Redis at {target} ({reason}). Check REDIS_URL and that the server is running.',
  },
  redis_too_old: {
    retryable: false,
    zh: 'Redis {target} 的版本 {version} 太旧，至少需要 {least}。请升级 Redis，或去掉 REDIS_URL 让队列放在数据库中。',
    en: 'Redis at {target} is version {version}; {least} or newer is needed. Upgrade it, or unset REDIS_URL to keep the queues in the database.',
  },
  redis_evicts: {
    retryable: false,
    zh: 'Redis {target} 的 maxmemory-policy 是 {policy}，会丢失任务。请改为 noeviction。',
    en: 'Redis at {target} has maxmemory-policy {policy} and would lose jobs. Set it to noeviction.',
  },
  config_invalid: {
    retryable: false,
    zh: '设置 {name} 不合格（{reason}）。请更正后再运行。',
    en: 'The setting {name} is invalid ({reason}). Correct it and run again.',
  },
  settings_unreadable: {
    retryable: false,
    zh: '无法读取配置文件 {path}（{reason}）。请检查 --config 或 NIANBAO_CONFIG。',
    en: 'Cannot read the configuration file {path} ({reason}). Check --config or NIANBAO_CONFIG.',
  },
  roster_invalid: {
    retryable: false,
    zh: '名录 {path} 第 {line} 行无法使用（{zh}）。请改正后再运行。',
    en: 'Line {line} of the roster {path} cannot be used ({en}). Correct it and run again.',
  },
  settings_invalid: {
    retryable: false,
    zh: '配置文件 {path} 不合格：{zh}。请更正后再运行；各项见 docs/configuration.md。',
    en: 'The configuration file {path} is invalid: {en}. Correct it and run again; docs/configuration.md explains it.',
  },
  sink_unwritable: {
    retryable: true,
    zh: '无法写入 {path}（{reason}）。请检查目录、权限和磁盘空间，然后运行 nianbao deliveries resend。',
    en: 'Cannot write to {path} ({reason}). Check directory, permissions and free space, then run nianbao deliveries resend.',
  },
  sink_secret_missing: {
    retryable: true,
    zh: '没有设置环境变量 {name}，无法给 webhook 请求签名。请为投递的进程设置，然后运行 nianbao deliveries resend。',
    en: 'The environment variable {name} with the secret of the webhook is not set. Set it for the processes that deliver, then run nianbao deliveries resend.',
  },
  webhook_unreachable: {
    retryable: true,
    zh: '无法连接 {target}，或没有及时答复（{reason}）。会自动重试；若已放弃，恢复后运行 nianbao deliveries resend。',
    en: '{target} cannot be reached or did not answer in time ({reason}). It is tried again; once given up, run nianbao deliveries resend when it is back.',
  },
  webhook_failed: {
    retryable: true,
    zh: '{target} 答复状态 {status}。会自动重试；若已放弃，恢复后运行 nianbao deliveries resend。',
    en: '{target} answered with status {status}. It is tried again; once given up, run nianbao deliveries resend when it is fixed.',
  },
  webhook_throttled: {
    retryable: true,
    zh: '{target} 以状态 {status} 请求稍后再来（{seconds} 秒后）。到时会自动重试，不计次数。',
    en: '{target} answered with status {status} and asked to come back in {seconds} s. It is tried again then, and this counts as no attempt.',
  },
  webhook_refused: {
    retryable: false,
    zh: '{target} 以状态 {status} 拒收该内容。请在接收端查明原因，然后运行 nianbao deliveries resend。',
    en: '{target} refused this content with status {status}. Find out why at the receiver, then run nianbao deliveries resend.',
  },
  cron_invalid: {
    retryable: false,
    zh: '时间表达式“{cron}”无效（{reason}）。应依次写分、时、日、月、星期五项，如 "0 2 * * *" 表示每天两点；可在最前面加秒。',
    en: 'The cron expression "{cron}" is not valid ({reason}). Give minute, hour, day, month and day of week, e.g. "0 2 * * *" for two o\'clock every night; seconds may stand before them.',
  },
  time_zone_invalid: {
    retryable: false,
    zh: '没有时区 {name}。请写 IANA 名称，如 Asia/Shanghai。',
    en: 'There is no time zone {name}. Give an IANA name such as Asia/Shanghai.',
  },
  usage: {
    retryable: false,
    zh: '{reason}。用 --help 查看用法。',
    en: '{reason}. See --help.',
  },
  worker_died: {
    retryable: false,
    zh: '工作进程在 {step} 步骤处理该文件时 {times} 次中途退出。请查看日志和内存是否充足，然后运行 nianbao retry。',
    en: 'Worker processes died {times} times while working on this file (step {step}). Check the logs and the memory, then run nianbao retry.',
  },
  interrupted: {
    retryable: true,
    zh: '已被中断。运行 nianbao retry 或再次 ingest 即可继续。',
    en: 'Interrupted. Run nianbao retry, or ingest again, to continue.',
  },
  internal: {
    retryable: true,
    zh: '程序内部错误（{reason}）。请连同该文件一起报告此问题。',
    en: 'Internal error ({reason}). Please report it together with the file.',
  },
} as const satisfies Record<string, ErrorDefinition>;

/** A stable error code. */
export type ErrorCode = keyof typeof ERROR_CODES;
