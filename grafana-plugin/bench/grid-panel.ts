/** The check grid in the browser, beside @grafana/ui's own table with cell colours on the same data, in one run: until the
 *  first paint, from a key to the painted rows it leaves, and frames that came late while scrolling. The grid's answer
 *  is checked: every check is there, and none of its results is lost. `node bench/grid-panel.ts [CHECKS ...]` */
import { strict as assert } from 'node:assert'
import type { DataFrameDTO } from '@grafana/data'
import type { Page } from 'playwright-core'
import type { GridJson } from '../../exporter/src/api/contract-looking.ts'
import { toGridFrames } from '../src/model/grid-frames.ts'
import { lookOfResult } from '../src/model/look.ts'
import { openStage } from '../test/host/stage.ts'
import { makeFleet, resultsPerCheck } from './parts/fleet.ts'
import { hand, measureKey, measurePaint, measureScroll, prepare } from './parts/measure.ts'
import { toTable } from './parts/table.ts'

const scales = [1_000, 10_000]
const repeats = 3
const scrollSeconds = 3
const size = { width: 1600, height: 900 }
const panelHeight = 780
const searched = 'Job 77'
/** The grid at 10,000 checks, against the table. */
const aim = { checks: 10_000, ratio: 1 }

const wanted = process.argv.slice(2).map(Number).filter(Boolean)
await using stage = await openStage({ react: 'production' })
process.stdout.write(
  `Libraries of Grafana 12.4, ${size.width} x ${size.height}, ${resultsPerCheck} results each, best of ${repeats}; ms\n`,
)
for (const checks of wanted.length > 0 ? wanted : scales) await run(checks)

async function run(checks: number) {
  const grid = makeFleet(checks)
  const found = findAll(grid, searched)
  await using opened = await stage.openPage({ path: '/host', ...size })
  const { page } = opened
  await prepare(page)
  const ours: Measured[] = []
  const tables: Measured[] = []
  // In turn, so that whatever slows the machine down meets both.
  for (let turn = 0; turn < repeats; turn++) {
    ours.push(await measureGrid(page, grid, found.size))
    tables.push(await measureTable(page, grid, found))
  }
  await hand(page, specOf(grid))
  await measurePaint(page, 'button[data-place]', '')
  await checkAnswer(page, grid)
  opened.expectClean()
  const best = { grid: bestOf(ours), table: bestOf(tables) }
  print(checks, best)
  if (checks === aim.checks) {
    assert(best.grid.paintMs <= best.table.paintMs * aim.ratio, 'the first paint is later than the table’s')
    assert(
      best.grid.keyMs <= best.table.keyMs * aim.ratio,
      'a key takes longer than the table needs to draw anew',
    )
    assert(shareLate(best.grid) <= shareLate(best.table), 'a greater share of late frames than the table has')
  }
}

type Measured = {
  readonly paintMs: number
  readonly keyMs: number
  readonly frames: number
  readonly late: number
  readonly worstMs: number
}

async function measureGrid(page: Page, grid: GridJson, found: number): Promise<Measured> {
  await hand(page, specOf(grid))
  const paintMs = await measurePaint(page, '[role="grid"]', grid.name.length > 0 ? 'Client' : '')
  const keyMs = await measureKey(page, searched, found.toLocaleString('en'))
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.waitForTimeout(600)
  return { paintMs, keyMs, ...(await measureScroll(page, scrollSeconds)) }
}

/** The table has no such filter; its frame with the found rows, worked out before, is the least it would draw. */
async function measureTable(page: Page, grid: GridJson, found: ReadonlySet<number>): Promise<Measured> {
  const show = async (frame: ReturnType<typeof toTable>, first: string) => {
    await hand(page, { mode: 'table', frame, width: size.width - 40, height: panelHeight })
    return measurePaint(page, '[role="row"] [role="cell"], [role="row"] [role="gridcell"]', first)
  }
  const paintMs = await show(toTable(grid), grid.name[0] ?? '')
  const scrolled = await measureScroll(page, scrollSeconds)
  const [first = 0] = found
  const keyMs = await show(
    toTable(grid, at => found.has(at)),
    grid.name[first] ?? '',
  )
  return { paintMs, keyMs, ...scrolled }
}

function specOf(grid: GridJson) {
  const frames = toGridFrames(grid) as unknown as DataFrameDTO[]
  const options = { sort: 'name', results: resultsPerCheck }
  return { mode: 'panel', frames, options, height: panelHeight } as const
}

/** Goes through the whole grid, screenful by screenful, and holds every indicator against the data. */
async function checkAnswer(page: Page, grid: GridJson) {
  const seen = await page.evaluate(async () => {
    const scroller = window.bench.scroller()
    const rows = new Map<string, string[]>()
    for (let top = 0; ; top += scroller.clientHeight / 2) {
      scroller.scrollTop = top
      await window.bench.painted()
      for (const row of document.querySelectorAll('[role="row"]')) {
        const name = row.querySelector('[data-open]')?.textContent
        if (name)
          rows.set(
            name,
            [...row.querySelectorAll('[data-place]')].map(({ textContent }) => textContent ?? ''),
          )
      }
      if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1) break
    }
    return [...rows]
  })
  const shown = new Map(seen)
  assert.equal(shown.size, grid.id.length, 'rows are missing')
  for (const [at, name] of grid.name.entries()) {
    const codes = grid.results.code.slice(at * resultsPerCheck, (at + 1) * resultsPerCheck)
    assert.deepEqual(
      shown.get(name),
      codes.map(code => lookOfResult[code].glyph),
      `results of ${name}`,
    )
  }
}

function findAll(grid: GridJson, text: string): ReadonlySet<number> {
  const words = text.toLowerCase().split(' ')
  const told = (at: number) =>
    [grid.name, grid.group, grid.label, grid.computer, grid.reason, grid.id]
      .map(column => column[at])
      .join('\n')
      .toLowerCase()
  return new Set(grid.id.map((_, at) => at).filter(at => words.every(word => told(at).includes(word))))
}

/** Slow frames are few in a given time: only their share compares. */
function shareLate({ late, frames }: Measured): number {
  return late / frames
}

function bestOf(all: readonly Measured[]): Measured {
  const least = (of: (one: Measured) => number) => Math.min(...all.map(of))
  const [smoothest] = all.toSorted((a, b) => shareLate(a) - shareLate(b))
  assert(smoothest)
  return {
    paintMs: least(one => one.paintMs),
    keyMs: least(one => one.keyMs),
    frames: smoothest.frames,
    late: smoothest.late,
    worstMs: smoothest.worstMs,
  }
}

function print(checks: number, best: { readonly grid: Measured; readonly table: Measured }) {
  process.stdout.write(`\n${checks.toLocaleString('en')} checks\n`)
  for (const [name, { paintMs, keyMs, frames, late, worstMs }] of Object.entries(best)) {
    const numbers = [paintMs, keyMs].map(ms => ms.toFixed(0).padStart(6))
    process.stdout.write(
      `  ${name.padEnd(6)} first paint ${numbers[0]}   key to paint ${numbers[1]}   scrolling: ${late} of ${frames} frames late, worst ${worstMs.toFixed(0)}\n`,
    )
  }
}
