/** A subscription as it is written, in a file or handed in → Subscription of the core, or every problem it has. */
import { readFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import {
  type Subscription,
  sections,
  type Weekday,
  weekdays as weekdayNames,
} from '../core/mailing/subscription.ts'
import { pictureSize } from '../core/picture.ts'
import { parsePreference } from '../core/preferences.ts'
import { slug } from '../core/slug.ts'
import { type SubscriptionYaml, subscriptionSchema } from './mail-schema.ts'
import type { Path, Problem } from './problem.ts'
import { readShape, type Shaped } from './read-shape.ts'
import { reasonOf } from './secrets.ts'
import { asList, isAddress } from './settings-context.ts'
import { isTimeZone, minuteOfDay, weekdays } from './time-texts.ts'

type Report = (problem: Problem) => void

const usualMinutes = 9 * 60
const maxRecipients = 100
const maxName = 200
const ofDaily = ['sections', 'days', 'onlyWhenWrong', 'proofOfLife'] as const
const pictures: Readonly<Record<string, string>> = {
  '.png': 'png',
  '.jpg': 'jpeg',
  '.jpeg': 'jpeg',
  '.gif': 'gif',
  '.webp': 'webp',
  '.svg': 'svg+xml',
}

/** @param folder what the path of a logo is relative to; undefined when none may be read: it is a `data:` address then */
export async function subscriptionFromYaml(
  yaml: unknown,
  path: Path,
  folder: string | undefined,
): Promise<Shaped<Subscription>> {
  const shaped = readShape(subscriptionSchema, yaml, path)
  if (!shaped.ok) return shaped
  const problems: Problem[] = []
  const subscription = await toSubscription(shaped.value, { path, folder }, problem => problems.push(problem))
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: subscription }
}

type Place = { readonly path: Path; readonly folder: string | undefined }

async function toSubscription(yaml: SubscriptionYaml, place: Place, report: Report): Promise<Subscription> {
  const { path } = place
  const told = (key: keyof SubscriptionYaml, text: string) => report({ path: [...path, key], text })
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/.test(yaml.id)) {
    const right = slug(yaml.id) ? `, such as ${slug(yaml.id)}` : ''
    told(
      'id',
      `${JSON.stringify(yaml.id)} is no id: write up to 100 letters, digits, - _ . beginning with a letter or digit${right}`,
    )
  }
  if (yaml.name !== undefined && (yaml.name.trim() === '' || yaml.name.length > maxName))
    told('name', `is no name: write 1 to ${maxName} characters, or leave it out`)
  const atMinutes = yaml.at === undefined ? usualMinutes : minuteOfDay(yaml.at)
  if (atMinutes === undefined)
    told('at', `${JSON.stringify(yaml.at)} is no time of day: write one such as "07:30"`)
  if (yaml.timezone !== undefined && !isTimeZone(yaml.timezone))
    told(
      'timezone',
      `${JSON.stringify(yaml.timezone)} is no time zone: write an IANA name such as Europe/Berlin`,
    )
  if (yaml.groups?.length === 0) told('groups', 'is empty: name a group, or leave it out for all')
  const logo = await readLogo(yaml.logo, place, text => told('logo', text))
  const common = {
    id: yaml.id,
    name: yaml.name ?? yaml.id,
    to: readRecipients(yaml.to, text => told('to', text)),
    ...(yaml.groups && { groups: [...new Set(yaml.groups)] }),
    atMinutes: atMinutes ?? usualMinutes,
    writing: {
      ...(yaml.timezone !== undefined && { timeZone: yaml.timezone }),
      ...(yaml.timeFormat && { timeFormat: yaml.timeFormat }),
      ...(yaml.dateFormat && { dateFormat: yaml.dateFormat }),
      ...(yaml.language && { language: yaml.language }),
    },
    ...(logo !== undefined && { logo }),
    attachPdf: yaml.attachPdf ?? false,
    paused: yaml.paused ?? false,
  }
  if (yaml.kind === 'monthly') {
    for (const key of ofDaily)
      if (yaml[key] !== undefined) told(key, 'belongs to a daily mail: leave it out of a monthly one')
    if (!yaml.groups)
      told('groups', 'is missing: a monthly mail is about a client, so name at least one group')
    return { ...common, kind: 'monthly', dayOfMonth: yaml.dayOfMonth ?? 1 }
  }
  if (yaml.dayOfMonth !== undefined)
    told('dayOfMonth', 'belongs to a monthly mail: leave it out of a daily one')
  if (yaml.proofOfLife && !yaml.onlyWhenWrong)
    told('proofOfLife', 'is without effect: it goes with onlyWhenWrong: true')
  if (yaml.sections?.length === 0) told('sections', `is empty: name some of ${sections.join(', ')}`)
  return {
    ...common,
    kind: 'daily',
    days: readDays(yaml.days, text => told('days', text)),
    sections: [...new Set(yaml.sections ?? sections)],
    ...(yaml.onlyWhenWrong && { proofOfLife: yaml.proofOfLife ?? 'mon' }),
  }
}

/** Comes along when an address is copied from a page. */
const unseen = /[\u200b-\u200f\u2060\ufeff]/g

/** `ann@example.com; bob@example.com` */
function readRecipients(written: string, report: (text: string) => void): readonly string[] {
  const all = written.split(';').map(one => one.replace(unseen, '').trim())
  // Nobody gets a mail twice, however the address is written.
  const names = all.map(one => one.toLowerCase())
  const found = all.filter((one, at) => one !== '' && names.indexOf(names[at] ?? '') === at)
  if (found.length === 0) report('is empty: write addresses, separated by "; "')
  if (found.length > maxRecipients)
    report(`names ${found.length} addresses: at most ${maxRecipients} get one mail`)
  for (const one of found)
    if (!isAddress(one) || one.includes('..'))
      report(`${JSON.stringify(one)} is no mail address: write them like "ann@example.com; bob@example.com"`)
  return found
}

function readDays(
  written: string | readonly string[] | undefined,
  report: (text: string) => void,
): readonly Weekday[] {
  if (written === undefined) return weekdayNames
  const numbers = asList(written).flatMap(one => {
    const days = one
      .split(/[,\s]+/)
      .filter(Boolean)
      .map(part => weekdays(part))
    if (days.length > 0 && days.every(day => day !== undefined)) return days.flat()
    report(`${JSON.stringify(one)} is no day: write days such as mon, sat or mon-fri`)
    return []
  })
  if (asList(written).length === 0) report('is empty: write days such as mon-fri, or leave it out')
  // Mondays come first here, Sundays in numbers.
  return weekdayNames.filter((_, at) => numbers.some(day => (day + 6) % 7 === at))
}

async function readLogo(
  written: string | undefined,
  { folder }: Place,
  report: (text: string) => void,
): Promise<string | undefined> {
  if (written === undefined) return undefined
  try {
    const picture =
      folder === undefined || written.startsWith('data:')
        ? written
        : await readPicture(resolve(folder, written))
    parsePreference('logo', picture)
    if (!isWhole(picture)) throw new Error('is damaged or broken off: it would not be shown')
    return picture
  } catch (cause) {
    report((cause instanceof Error ? cause.message : String(cause)).replace(/^logo: /, ''))
    return undefined
  }
}

/** @param picture a `data:` address. An SVG is looked at when it is drawn. */
function isWhole(picture: string): boolean {
  const [, kind = '', data = ''] = /^data:image\/([a-z+]+);base64,(.*)$/.exec(picture) ?? []
  return kind === 'svg+xml' || pictureSize(kind, Buffer.from(data, 'base64')) !== undefined
}

async function readPicture(file: string): Promise<string> {
  const type = pictures[extname(file).toLowerCase()]
  if (!type) throw new Error(`${file} is no picture: name a PNG, JPEG, GIF, WebP or SVG file`)
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new Error(`${file} cannot be read (${reasonOf(cause)}): expected a picture`, { cause })
  })
  return `data:image/${type};base64,${bytes.toString('base64')}`
}
