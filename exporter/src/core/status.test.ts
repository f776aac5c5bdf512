import { createRegexEngine } from '../config/regex.ts'
import type { StatusRules } from './check.ts'
import type { Block } from './condition.ts'
import type { Message, MessageMark } from './message.ts'
import { compileStatus } from './status.ts'
import { createView } from './view.ts'

const engines = { regex: createRegexEngine() }

function subject(operator: 'contains' | 'notContains', value: string): Block {
  return {
    quantifier: 'all',
    parts: [{ field: 'subject', operator, value, ignoreCase: false }],
    condenseWhitespace: true,
    combineAttachments: true,
  }
}

const rules: StatusRules = {
  default: 'failure',
  order: ['failure', 'warning', 'success'],
  blocks: {
    success: subject('contains', 'Success'),
    warning: subject('contains', 'warning'),
    failure: subject('contains', 'Error'),
  },
  ignore: subject('contains', 'test mail'),
}

function decide(text: string, change: Partial<StatusRules> = {}, marks: readonly MessageMark[] = []) {
  const message: Message = {
    intake: 'smtp',
    receivedAtMs: 0,
    subject: text,
    from: '',
    to: [],
    originallyTo: [],
    recipients: [],
    headers: [],
    text: '',
    attachments: [],
    marks,
  }
  return compileStatus({ ...rules, ...change }, engines).decide(createView(message))
}

test.each([
  ['Success', 'success', 'subject contains "Success"'],
  ['Success with 1 warning', 'warning', 'subject contains "warning"'],
  ['Success, warning, Error', 'failure', 'subject contains "Error"'],
  ['unsuccessful', 'failure', 'no rule fits: default failure'],
  ['', 'failure', 'no rule fits: default failure'],
  ['Success, test mail', 'ignored', 'subject contains "test mail"'],
] as const)('%j is %s: %s', (text, status, reason) => {
  expect(decide(text)).toMatchObject({ status, reason })
})

test('another order lets another block win, and every block that fits is shown', () => {
  const order = ['success', 'warning', 'failure'] as const
  expect(decide('Success, Error', { order })).toEqual({
    status: 'success',
    reason: 'subject contains "Success"',
    fits: [
      { status: 'success', reason: 'subject contains "Success"' },
      { status: 'failure', reason: 'subject contains "Error"' },
    ],
  })
})

test('a block that the order leaves out is asked all the same', () => {
  expect(decide('Error', { order: ['success'], default: 'success' }).status).toBe('failure')
})

test.each(['success', 'warning', 'ignored'] as const)("the default is the user's: %s", status => {
  expect(decide('nothing', { default: status })).toEqual({
    status,
    reason: `no rule fits: default ${status}`,
    fits: [],
  })
})

test.each(['bounce', 'autoReply', 'nullSender', 'forwardingConfirmation'] as const)(
  'a message marked %s is no result, whatever fits and whatever the default is',
  mark => {
    const decision = decide('Success', { default: 'success' }, [mark])
    expect(decision).toMatchObject({
      status: 'ignored',
      reason: expect.stringMatching(/^no result: the message/),
    })
    expect(decision.fits).toEqual([{ status: 'success', reason: 'subject contains "Success"' }])
  },
)

test('a success that rests on words being absent from a message that was cut is none', () => {
  const body: Block = {
    ...subject('notContains', ''),
    parts: [{ field: 'body', operator: 'notContains', value: 'Error', ignoreCase: false }],
  }
  const absent = { blocks: { success: body } }
  expect(decide('x', absent).status).toBe('success')
  expect(decide('x', absent, ['textCut'])).toMatchObject({
    status: 'failure',
    reason: 'the message was cut, so success (body does not contain "Error") is not certain: default failure',
  })
  expect(decide('x', { blocks: { failure: body }, default: 'success' }, ['textCut']).status).toBe('failure')
})

test('a mistake in a block is told with the name of the block', () => {
  const blocks = { warning: subject('contains', '') }
  expect(() => decide('', { blocks })).toThrow(/^warning: all\[0\]: subject contains "": .*empty/)
})
