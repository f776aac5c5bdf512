import { buildReport, nowMs, readBody } from '../../../test/posted.ts'
import { keepReport } from './report.ts'
import { parseReport } from './report-schema.ts'

describe('reports', () => {
  test('say of their check what they are told to, with figures in base units', () => {
    const message = readBody({ format: 'report', checkId: 'pc-7-docs' }, buildReport(), { intake: 'reports' })
    expect(message).toMatchObject({
      intake: 'reports',
      receivedAtMs: nowMs,
      sentAtMs: Date.UTC(2026, 10, 22, 1, 30),
      subject: 'Report: Documents success',
      from: 'PC7 (Example Ltd)',
      marks: [],
      said: {
        checkId: 'pc-7-docs',
        status: 'success',
        reason: 'the report says success',
        executionKey: 'e-1',
        figures: {
          size: 12_000_000_000,
          transferred: 300_000_000,
          files: 1234,
          warnings: 0,
          errors: 0,
          duration: 1800,
          startedAt: Date.UTC(2026, 10, 22, 1),
          endedAt: Date.UTC(2026, 10, 22, 1, 30),
          nextRunAt: Date.UTC(2026, 10, 23, 1),
        },
      },
    })
  })

  test('show their facts, lists and HTML as text', () => {
    const run = { status: 'warning', warnings: ['disk is nearly full'], errors: ['a.doc is in use'] }
    const html = '<h1>Report</h1><script>x()</script><p>2 files &amp; more</p>'
    const message = readBody({ format: 'report' }, buildReport({ run, html }))
    expect(message.html).toBe(html)
    expect(message.said?.reason).toBe('the report says warning, with 1 warning and 1 error')
    for (const line of [
      'Computer: PC7',
      'Product: Backup Tool 12.0',
      'Error: a.doc is in use',
      'Warning: disk is nearly full',
      '2 files & more',
    ])
      expect(message.text.split('\n')).toContain(line)
    expect(message.text).not.toContain('x()')
  })

  test('without figures have none: what is not told is absent, not 0', () => {
    const run = Object.fromEntries(
      ['startedAt', 'endedAt', 'sizeBytes', 'transferredBytes', 'files', 'warnings', 'errors'].map(key => [
        key,
        undefined,
      ]),
    )
    const { said } = readBody({ format: 'report' }, buildReport({ run, nextExpectedRun: undefined }))
    expect(said?.figures).toEqual({})
  })

  test('within the soft limit are stored as they came', () => {
    const body = Buffer.from(`  ${JSON.stringify(buildReport({ unknown: 1 }))}`)
    const report = parsed(body)
    expect(keepReport(report, body, body.length)).toBe(body)
  })

  test('above it lose the middle of HTML and lists, and tell how much there was', () => {
    const html = `<p>begin</p>${'<p>row</p>'.repeat(300_000)}<p>end</p>`
    const errors = Array.from({ length: 5000 }, (_, at) => `error ${at}`)
    const body = Buffer.from(JSON.stringify(buildReport({ html, run: { errors }, extra: 'x'.repeat(1e6) })))
    const kept = keepReport(parsed(body), body, 1024 * 1024)
    expect(kept.length).toBeLessThan(1.2 * 1024 * 1024)
    expect(JSON.parse(kept.toString())).toMatchObject({
      htmlCut: { bytes: html.length },
      errorsCut: { count: 5000 },
      run: { errors: expect.arrayContaining(['error 0', '[… 4600 left out …]', 'error 4999']) },
    })
    const message = readBody({ format: 'report' }, kept)
    expect(message.marks).toEqual(['oversize'])
    expect(message.said).toMatchObject({
      status: 'success',
      figures: { errors: 5000, warnings: 0, files: 1234 },
    })
    expect(message.text).toMatch(/begin[\s\S]*bytes left out[\s\S]*end$/)
  })

  function parsed(body: Buffer) {
    const found = parseReport(JSON.parse(body.toString()))
    if (!found.ok) throw new Error('the test has no report')
    return found.value
  }
})
