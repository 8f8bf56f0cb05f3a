import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { NianbaoError } from '../../../src/errors/nianbao-error.js';
import { createShelf } from '../../../src/sources/archives/shelf.js';
import { readSource } from '../../../src/sources/read-source.js';
import type { Place } from '../../../src/sources/place.js';
import { writeDocx } from '../../decode/docx/write-docx.js';
import { gzip, makeTar, makeZip, unicodePathField, zipOfMac, zipOfWindows } from './make-archives.js';

const TEXT = '柳湾镇2017年政府信息公开工作年度报告\n';
const MOST = 1 << 20;

async function ownDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'nianbao-archives-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** Everything that an archive comes to: by source, the text of a document or the code of an error. */
async function unfold(bytes: Uint8Array, name = 'a.zip'): Promise<Record<string, string>> {
  const directory = await ownDirectory();
  await writeFile(join(directory, name), bytes);
  return unfoldFile(directory, name);
}

async function unfoldFile(directory: string, name: string): Promise<Record<string, string>> {
  const shelf = createShelf();
  onTestFinished(() => shelf.close());
  const held: Record<string, string> = {};
  const visit = async (source: string, place: Place, error?: NianbaoError): Promise<void> => {
    try {
      if (error !== undefined) throw error;
      const read = await readSource(shelf, place, MOST);
      if (read.kind === 'document') held[source] = Buffer.from(read.bytes).toString('utf8');
      else for (const one of read.found) await visit(one.path, one.place, one.error);
    } catch (thrown) {
      held[source] = (thrown as NianbaoError).code;
    }
  };
  await visit(join(directory, name), { path: join(directory, name), entries: [] });
  return Object.fromEntries(
    Object.entries(held).map(([source, text]) => [source.replace(`${directory}/`, ''), text]),
  );
}

async function passedOver(bytes: Uint8Array): Promise<number | null> {
  const directory = await ownDirectory();
  const path = join(directory, 'a.zip');
  await writeFile(path, bytes);
  const shelf = createShelf();
  onTestFinished(() => shelf.close());
  const read = await readSource(shelf, { path, entries: [] }, MOST);
  return read.kind === 'container' ? read.passedOver : null;
}

describe('names', () => {
  it('are GBK in an archive of Windows, also where a second byte is a backslash', async () => {
    // 乗, 昞 and 玕 end in 0x5C.
    const files = { '青禾县/柳湾镇年报.txt': TEXT, '昞玕乡\\乗岭村\\2017.txt': TEXT };
    expect(await unfold(zipOfWindows(files))).toEqual({
      'a.zip!青禾县/柳湾镇年报.txt': TEXT,
      'a.zip!昞玕乡/乗岭村/2017.txt': TEXT,
    });
  });

  it('are UTF-8 in an archive of macOS, whose own files are passed over and counted', async () => {
    const zip = zipOfMac({ '年报/柳湾.txt': TEXT, '年报/b.txt': TEXT });
    expect(await unfold(zip)).toEqual({ 'a.zip!年报/柳湾.txt': TEXT, 'a.zip!年报/b.txt': TEXT });
    expect(await passedOver(zip)).toBe(3);
  });

  it('are in one charset for the archive as a whole, so that a name valid in two is not read alone', async () => {
    // These six bytes are 联通 in GBK and characters in UTF-8 too.
    const zip = zipOfWindows({ '联通.txt': TEXT, '信息公开年度报告.txt': TEXT });
    expect(Object.keys(await unfold(zip))).toEqual(['a.zip!联通.txt', 'a.zip!信息公开年度报告.txt']);
  });

  it('are what the flag or the Unicode field says, each entry for itself', async () => {
    const stored = iconv.encode('石桥.txt', 'gbk');
    const zip = makeZip([
      { name: '柳湾.txt', content: TEXT, flags: 0x800 },
      { name: stored, content: TEXT, extra: unicodePathField(stored, '石桥（改）.txt') },
      { name: iconv.encode('松岭.txt', 'gbk'), content: TEXT, extra: unicodePathField(stored, '不是它.txt') },
    ]);
    expect(Object.keys(await unfold(zip))).toEqual([
      'a.zip!柳湾.txt',
      'a.zip!石桥（改）.txt',
      'a.zip!松岭.txt',
    ]);
  });

  it('that occur twice are told apart', async () => {
    const zip = makeZip([
      { name: 'a.txt', content: '一' },
      { name: './a.txt', content: '二' },
    ]);
    expect(await unfold(zip)).toEqual({ 'a.zip!a.txt': '一', 'a.zip!a.txt#2': '二' });
  });

  it('of up to 65,535 bytes keep apart and fit an index', async () => {
    const long = '很长的目录/'.repeat(3000);
    const zip = makeZip([
      { name: `${long}a.txt`, content: '一' },
      { name: `${long}b.txt`, content: '二' },
    ]);
    const held = await unfold(zip);
    expect(Object.values(held)).toEqual(['一', '二']);
    for (const source of Object.keys(held)) expect(Buffer.byteLength(source)).toBeLessThan(2704);
  });
});

describe('a ZIP archive', () => {
  it('may have a comment of 65,535 bytes, even one that holds the signature of an end', async () => {
    const comment = 'PK\x05\x06' + 'x'.repeat(65_531);
    expect(await unfold(makeZip([{ name: 'a.txt', content: TEXT }], comment))).toEqual({
      'a.zip!a.txt': TEXT,
    });
  });

  it('may stand behind a program that unpacks it', async () => {
    const directory = await ownDirectory();
    const zip = makeZip([{ name: 'a.txt', content: TEXT }]);
    await writeFile(join(directory, 'a.zip'), Buffer.concat([Buffer.from('PK\x03\x04 not yet'), zip]));
    expect(await unfoldFile(directory, 'a.zip')).toEqual({ 'a.zip!a.txt': TEXT });
  });

  it('fails entry by entry: a wrong checksum, a password, a bomb, an unsafe name; the others are read', async () => {
    const zeros = Buffer.alloc(3 << 20);
    const zip = makeZip([
      { name: '1.txt', content: TEXT },
      { name: 'checksum.txt', content: TEXT, checksum: 1 },
      { name: 'password.txt', content: TEXT, flags: 1 },
      { name: 'bomb.txt', content: zeros },
      { name: 'liar.txt', content: zeros, declaredBytes: 1000 },
      { name: '../../etc/out.txt', content: TEXT },
      { name: '/etc/absolute.txt', content: TEXT },
      { name: 'C:\\drive.txt', content: TEXT },
      { name: 'a/..\\..\\back.txt', content: TEXT },
      { name: 'link.txt', content: '/etc/passwd', mode: 0o120777 },
      { name: 'nul.txt\0.png', content: TEXT },
      { name: 'lzma.txt', content: TEXT, method: 14 },
      { name: 'large.txt', content: Buffer.alloc(MOST + 1, 'x'), method: 0 },
      { name: 'empty.txt', content: '' },
      { name: '2.txt', content: TEXT },
    ]);
    expect(await unfold(zip)).toEqual({
      'a.zip!1.txt': TEXT,
      'a.zip!checksum.txt': 'checksum_mismatch',
      'a.zip!password.txt': 'encrypted',
      'a.zip!bomb.txt': 'archive_bomb',
      'a.zip!liar.txt': 'archive_bomb',
      'a.zip!../../etc/out.txt': 'entry_unsafe',
      'a.zip!/etc/absolute.txt': 'entry_unsafe',
      'a.zip!C:\\drive.txt': 'entry_unsafe',
      'a.zip!a/..\\..\\back.txt': 'entry_unsafe',
      'a.zip!link.txt': 'entry_unsafe',
      'a.zip!nul.txt\ufffd.png': 'entry_unsafe',
      'a.zip!lzma.txt': 'unsupported_archive',
      'a.zip!large.txt': 'file_too_large',
      'a.zip!empty.txt': 'file_empty',
      'a.zip!2.txt': TEXT,
    });
  });

  it('whose entries share one block of data is refused as a whole', async () => {
    const content = Buffer.from(Array.from({ length: 40_000 }, (_, index) => (index * 7919) % 251));
    const parts = Array.from({ length: 20 }, (_, index) => ({
      name: `${index}.txt`,
      content,
      ...(index === 0 ? {} : { sharesOffset: 0 }),
    }));
    expect(await unfold(makeZip(parts))).toEqual({ 'a.zip': 'archive_bomb' });
  });

  it('that is cut off is refused, wherever the cut is', async () => {
    const zip = makeZip([
      { name: 'a.txt', content: TEXT },
      { name: 'b.txt', content: TEXT },
    ]);
    for (let length = 4; length < zip.length; length++) {
      expect(await unfold(zip.subarray(0, length))).toEqual({ 'a.zip': 'malformed_file' });
    }
  });

  it('that declares entries which are not there is refused', async () => {
    const zip = makeZip([{ name: 'a.txt', content: TEXT }]);
    zip.writeUInt16LE(60_000, zip.length - 12);
    expect(await unfold(zip)).toEqual({ 'a.zip': 'malformed_file' });
  });

  it('without reports is no silence', async () => {
    const directory = await ownDirectory();
    await writeFile(join(directory, 'a.zip'), makeZip([{ name: 'a.png', content: 'x' }]));
    const shelf = createShelf();
    onTestFinished(() => shelf.close());
    expect(await readSource(shelf, { path: join(directory, 'a.zip'), entries: [] }, MOST)).toEqual({
      kind: 'container',
      found: [],
      passedOver: 1,
    });
  });

  it('is known by its content: an office document is none, whatever it is called', async () => {
    const docx = writeDocx('');
    expect(Object.keys(await unfold(docx, '年报.docx'))).toEqual(['年报.docx']);
    expect((await unfold(docx, '年报.zip'))['年报.zip']).toMatch(/^PK/);
    const zip = makeZip([
      { name: 'word/柳湾.txt', content: TEXT },
      { name: 'b.docx', content: docx, method: 0 },
    ]);
    expect(Object.keys(await unfold(zip, 'reports.docx'))).toEqual([
      'reports.docx!word/柳湾.txt',
      'reports.docx!b.docx',
    ]);
  });
});

describe('archives inside archives', () => {
  const nest = (depth: number): Buffer => {
    let held = makeZip([{ name: '报告.txt', content: TEXT }]);
    for (let level = 1; level < depth; level++) held = makeZip([{ name: `第${level}层.zip`, content: held }]);
    return held;
  };

  it('are opened three deep and more', async () => {
    expect(await unfold(nest(3))).toEqual({ 'a.zip!第2层.zip!第1层.zip!报告.txt': TEXT });
    expect(Object.values(await unfold(nest(5)))).toEqual([TEXT]);
  });

  it('are refused below a limit', async () => {
    expect(Object.values(await unfold(nest(6)))).toEqual(['archive_too_deep']);
  });

  it('fail for themselves', async () => {
    const inner = makeZip([{ name: 'a.txt', content: TEXT }]);
    const zip = makeZip([
      { name: 'broken.zip', content: inner.subarray(0, 50) },
      { name: 'wrong.zip', content: inner, checksum: 7 },
      { name: 'locked.zip', content: inner, flags: 1 },
      { name: 'old.rar', content: 'Rar!\x1a\x07\0' },
      { name: 'text.zip', content: TEXT },
      { name: 'fine.zip', content: inner },
      { name: 'packed', content: inner },
      { name: 'packed.txt', content: inner },
    ]);
    expect(await unfold(zip)).toEqual({
      'a.zip!broken.zip': 'malformed_file',
      'a.zip!wrong.zip': 'checksum_mismatch',
      'a.zip!locked.zip': 'encrypted',
      'a.zip!old.rar': 'unsupported_archive',
      'a.zip!text.zip': TEXT,
      'a.zip!fine.zip!a.txt': TEXT,
      'a.zip!packed.txt!a.txt': TEXT,
    });
  });
});

describe('tar and gzip', () => {
  it('are unpacked, tar inside gzip as one archive', async () => {
    const tar = makeTar([
      { name: './年报/', type: '5' },
      { name: './年报/柳湾.txt', content: TEXT },
      { name: `${'深'.repeat(60)}/石桥.txt`, content: TEXT },
      { name: '../out.txt', content: TEXT },
      { name: 'link.txt', type: '2' },
      { name: 'photo.png', content: 'x' },
    ]);
    const inside = {
      '年报/柳湾.txt': TEXT,
      [`${'深'.repeat(60)}/石桥.txt`]: TEXT,
      '../out.txt': 'entry_unsafe',
      'link.txt': 'entry_unsafe',
    };
    for (const [name, bytes] of [
      ['a.tar', tar],
      ['a.tar.gz', gzip(tar)],
      ['a.tgz', gzip(tar)],
    ] as const) {
      const expected = Object.entries(inside).map(([entry, text]) => [`${name}!${entry}`, text]);
      expect(await unfold(bytes, name)).toEqual(Object.fromEntries(expected));
    }
    expect(await unfold(gzip(Buffer.from(TEXT)), '柳湾.txt.gz')).toEqual({ '柳湾.txt.gz!柳湾.txt': TEXT });
  });

  it('of GBK names are read by the same decision', async () => {
    const tar = makeTar([{ name: iconv.encode('年报/柳湾镇.txt', 'gbk'), content: TEXT }]);
    expect(await unfold(tar, 'a.tar')).toEqual({ 'a.tar!年报/柳湾镇.txt': TEXT });
  });

  it.each(['gnu', 'pax', 'ustar'])('of the program tar, format %s, are read', async (format) => {
    const directory = await ownDirectory();
    const folder = join('年报', 'x'.repeat(90));
    await mkdir(join(directory, folder), { recursive: true });
    await writeFile(join(directory, folder, '柳湾.txt'), TEXT);
    execFileSync('tar', ['-C', directory, `--format=${format}`, '-czf', join(directory, 'a.tgz'), '年报']);
    expect(await unfoldFile(directory, 'a.tgz')).toEqual({ [`a.tgz!${folder}/柳湾.txt`]: TEXT });
  });

  it('of the program tar with long GBK names in extended headers are read', async () => {
    const directory = await ownDirectory();
    const name = `${'x'.repeat(120)}柳湾镇年报.txt`;
    const stored = Buffer.concat([Buffer.from(`${directory}/`), iconv.encode(name, 'gbk')]);
    await writeFile(stored, TEXT);
    execFileSync('tar', [
      '-C',
      directory,
      '--format=pax',
      '-cf',
      join(directory, 'a.tar'),
      '--exclude=a.tar',
      '.',
    ]);
    expect(await unfoldFile(directory, 'a.tar')).toEqual({ [`a.tar!${name}`]: TEXT });
  });

  it('without their last padding and end mark, or with something behind it, are read', async () => {
    const tar = makeTar([{ name: 'a.txt', content: TEXT }]);
    const bare = tar.subarray(0, 512 + Buffer.byteLength(TEXT));
    expect(await unfold(bare, 'a.tar')).toEqual({ 'a.tar!a.txt': TEXT });
    expect(await unfold(Buffer.concat([tar, Buffer.from('x'.repeat(600))]), 'a.tar')).toEqual({
      'a.tar!a.txt': TEXT,
    });
  });

  it('that are cut off, or unpack to a thousandfold, are refused', async () => {
    const packed = gzip(makeTar([{ name: 'a.txt', content: Buffer.from('年报'.repeat(5000)) }]));
    expect(await unfold(packed.subarray(0, 90), 'a.tgz')).toEqual({ 'a.tgz': 'malformed_file' });
    const tar = makeTar([{ name: 'a.txt', content: TEXT.repeat(30) }]);
    expect(await unfold(tar.subarray(0, 1000), 'a.tar')).toEqual({ 'a.tar': 'malformed_file' });
    expect(await unfold(gzip(Buffer.alloc(20 << 20)), 'a.gz')).toEqual({ 'a.gz': 'archive_bomb' });
  });
});

it('an archive that is replaced is opened again', async () => {
  const directory = await ownDirectory();
  const path = join(directory, 'a.zip');
  const shelf = createShelf();
  onTestFinished(() => shelf.close());
  const entry = { path, entries: ['a.txt'] };
  for (const text of ['第一份', '第二份，更长']) {
    await writeFile(path, makeZip([{ name: 'a.txt', content: text }]));
    expect(await readSource(shelf, entry, MOST)).toEqual({ kind: 'document', bytes: Buffer.from(text) });
  }
  await rm(path);
  await expect(readSource(shelf, entry, MOST)).rejects.toMatchObject({ code: 'path_not_found' });
});
