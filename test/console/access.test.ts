import { describe, expect, it } from 'vitest';
import { isLoopbackHost } from '../../src/console/access/loopback.js';
import { nextPage } from '../../src/console/access/next-page.js';
import { authenticate, hashPassword, readUsers } from '../../src/console/access/users.js';

describe('the list of users', () => {
  it('is read from names, roles and hashes', async () => {
    const hash = await hashPassword('a long password');
    expect(
      readUsers(`li:operator:${hash}, wang:viewer:${hash}`).map(({ name, role }) => [name, role]),
    ).toEqual([
      ['li', 'operator'],
      ['wang', 'viewer'],
    ]);
  });

  it('is refused with a role that does not exist, without showing the hash', async () => {
    const hash = await hashPassword('a long password');
    expect(() => readUsers(`li:admin:${hash}`)).toThrow(/NIANBAO_CONSOLE_USERS/);
    expect(() => readUsers(`li:admin:${hash}`)).not.toThrow(hash);
  });

  it('is refused when a name stands twice', async () => {
    const hash = await hashPassword('a long password');
    expect(() => readUsers(`li:viewer:${hash} li:operator:${hash}`)).toThrow(/li/);
  });

  it('lets in who knows the password, and nobody else', async () => {
    const users = readUsers(`li:operator:${await hashPassword('a long password')}`);
    expect((await authenticate(users, 'li', 'a long password'))?.name).toBe('li');
    expect(await authenticate(users, 'li', 'a wrong password')).toBeNull();
    expect(await authenticate(users, 'wang', 'a long password')).toBeNull();
  });
});

describe('the page after the sign-in', () => {
  it('is the one that was asked for', () => {
    expect(nextPage('/runs/3?state=failed')).toBe('/runs/3?state=failed');
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\t/evil',
    undefined,
  ])('is the overview for %s', (asked) => {
    expect(nextPage(asked)).toBe('/');
  });
});

describe('this machine itself', () => {
  it.each(['localhost', 'localhost:8620', '127.0.0.1', '127.0.0.1:1', '[::1]:8620', '::1'])(
    'is %s',
    (host) => {
      expect(isLoopbackHost(host)).toBe(true);
    },
  );

  it.each(['0.0.0.0', '::', '10.0.0.1', 'localhost.evil.example', '127.0.0.1.evil.example:80', ''])(
    'is not %j',
    (host) => {
      expect(isLoopbackHost(host)).toBe(false);
    },
  );
});
