/** axe-core in the page, without what is Grafana's own fault: the label of its time picker and, in the light theme, the
 *  contrast of the time zone in it; in 11.6 the arrow of its combobox, which says that it expands without a role. */
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { standStill } from './still.ts'

const script = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const timePicker = '[data-testid="data-testid TimePicker Open Button"]'
const comboboxArrow = /^#downshift-.*-toggle-button$/

export async function runAxe(page: Page): Promise<readonly string[]> {
  await standStill(page)
  await page.addScriptTag({ path: script })
  const { violations } = await page.evaluate((selector): Promise<AxeResults> => {
    const { axe } = window as unknown as { readonly axe: typeof import('axe-core') }
    return axe.run({ include: [['body']], exclude: [[selector]] })
  }, timePicker)
  return violations.flatMap(({ impact, id, nodes }) =>
    nodes
      .filter(({ target }) => id !== 'aria-allowed-attr' || !comboboxArrow.test(target.join(' ')))
      .map(({ target, html, any }) =>
        `${impact} ${id}: ${target.join(' ')}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`.trim(),
      ),
  )
}
