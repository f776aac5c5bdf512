import { parseExitCodes, readExitCode } from './exit-codes.ts'

test.each([
  [0, {}, 'success'],
  [1, {}, 'failure'],
  [255, {}, 'failure'],
  [3, { warning: '1,3' }, 'warning'],
  [2, { warning: '1,3' }, 'failure'],
  [0, { warning: '1,3' }, 'success'],
  [0, { success: '1-7' }, 'success'],
  [7, { success: '1-7' }, 'success'],
  [8, { success: '1-7', warning: '8 - 15' }, 'warning'],
  [16, { success: '1-7', warning: '8-15' }, 'failure'],
  [0, { warning: '0' }, 'warning'],
  [3221225786, { warning: '3221225786' }, 'warning'],
] as const)('exit code %d with %j is a %s', (code, texts, status) => {
  expect(readExitCode(code, parseExitCodes(texts))).toBe(status)
})

test.each(['1;3', '-1', '7-1', 'one', '1,,3', '99999999999'])('%p is no list of exit codes', text => {
  expect(() => parseExitCodes({ warning: text })).toThrow(
    `${JSON.stringify(text)} is no list of exit codes like "1,3" or "1-7"`,
  )
})

test('an exit code has one meaning', () => {
  expect(() => parseExitCodes({ success: '1-7', warning: '4' })).toThrow(
    'exit code 1 cannot mean success and warning',
  )
})
