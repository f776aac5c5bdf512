import { addressesOf } from './alias-address.ts'

test.each([
  ['nas', ['backups@example.com', 'b@x.org'], ['backups+nas@example.com', 'b+nas@x.org']],
  ['nas@example.com', ['backups@example.com'], ['nas@example.com']],
  ['nas', [], []],
  ['nas', ['nonsense'], []],
])('the alias %s at %j stands for %j', (alias, own, expected) => {
  expect(addressesOf(alias, own)).toEqual(expected)
})
