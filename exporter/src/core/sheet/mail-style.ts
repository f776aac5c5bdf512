/** The look of mails. What must hold everywhere stands at each element, as Outlook and old webmail read no style sheets; the
 *  sheet adds the dark and the narrow, where they are understood. Layout is by tables. */
import { colours, darkColours, type Tone, tones } from './look.ts'

export const font = "font-family:'Segoe UI',system-ui,-apple-system,Roboto,'Helvetica Neue',Arial,sans-serif"
export const ink = '#1b1f27'
export const dim = '#5d6675'
const line = '#e0e3e8'

export const mailStyle = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
td,th{vertical-align:top}.rows td,.grid td{border-top:1px solid ${line}}small{font-size:12px}.d,small{color:${dim}}
.c{padding:1px 8px;border-radius:9px;white-space:nowrap}.k{display:none;mso-hide:all}
${tones.map(tone => `.${tone}{color:${colours[tone].ink};background:${colours[tone].ground}}`).join('')}
@media (prefers-color-scheme:dark){body,.bg{background:#101318!important;color:#e5e8ee!important}.card{background:#181c23!important}td,th,.t{color:#e5e8ee!important;border-color:#2a303a!important}.d,small{color:#98a2b3!important}a{color:#6ea8ff!important}.rows tr{border-color:#2a303a!important}.pic{background:#fff!important}
${tones.map(tone => `.${tone}{color:${darkColours[tone].ink}!important;background:${darkColours[tone].ground}!important}.e-${tone}{border-left-color:${darkColours[tone].ink}!important}`).join('')}}
@media (max-width:640px){.card{table-layout:fixed!important}.rows td{overflow-wrap:anywhere}.grid{display:block!important;overflow-x:auto}.rows,.rows tbody,.rows tr,.rows td{display:block!important;width:auto!important;white-space:normal!important;text-align:left!important}.rows th,.rows .h{display:none!important}.rows td{border-top:0!important;padding:2px 12px 2px 154px!important;text-indent:-142px}.rows td:first-child,.rows td.s{padding-left:12px!important;text-indent:0}.rows td.n{display:none!important}.rows tr{border-top:1px solid ${line};padding:8px 0!important}.rows .e{border-left:0!important}.k{display:inline-block!important;width:136px;padding-right:6px;text-indent:0}.i{display:inline!important}.i br{display:none}.tally td{display:inline-block!important;margin:0 6px 6px 0}.tally .gap{display:none!important}.pad{padding:12px!important}}
`

/** Of a row that is not well, at its left. */
export const edgeStyle = (tone: Tone) => `border-left:4px solid ${colours[tone].ink}`

export const tallyStyle = (tone: Tone) =>
  `background:${colours[tone].ground};color:${colours[tone].ink};padding:8px 14px;border-radius:8px;font-size:15px;font-weight:600;white-space:nowrap`
