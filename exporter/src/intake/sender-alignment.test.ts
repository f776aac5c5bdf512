/** Which domains are of one organization, so that one may sign for the other. */
import { isAligned } from './sender-alignment.ts'

test.each([
  ['itself', 'example.net', 'example.net', true],
  ['itself in other letters', 'example.net', 'EXAMPLE.Net', true],
  ['a part of it', 'example.net', 'mail.example.net', true],
  ['what it is a part of', 'nas.example.net', 'example.net', true],
  ['another part', 'nas.example.net', 'mail.example.net', true],
  ['a part under a suffix of two words', 'example.co.uk', 'mail.example.co.uk', true],
  ['a stranger under the same suffix', 'example.net', 'stranger.net', false],
  ['a stranger under a suffix of two words', 'example.co.uk', 'stranger.co.uk', false],
  ['a stranger whose name ends in it', 'example.net', 'notexample.net', false],
  ['a stranger that has it as a part', 'example.net', 'example.net.stranger.net', false],
  ['another customer of a provider', 'one.github.io', 'two.github.io', false],
  ['the suffix', 'example.net', 'net', false],
  ['nothing', 'example.net', '', false],
])('%s', (_, fromDomain, other, isSame) => {
  expect(isAligned(fromDomain, other)).toBe(isSame)
})
