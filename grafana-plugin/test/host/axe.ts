/** axe-core in the page, on everything that is not Grafana's own time picker: its label and, in the light theme, the
 *  contrast of its time zone are found wrong there. */
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const script = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const timePicker = '[data-testid="data-testid TimePicker Open Button"]'

export async function runAxe(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: script })
  const { violations } = await page.evaluate((selector): Promise<AxeResults> => {
    const { axe } = window as unknown as { readonly axe: typeof import('axe-core') }
    return axe.run({ include: [['body']], exclude: [[selector]] })
  }, timePicker)
  return violations.flatMap(({ impact, id, nodes }) =>
    nodes.map(({ target, html, any }) =>
      `${impact} ${id}: ${target.join(' ')}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`.trim(),
    ),
  )
}
