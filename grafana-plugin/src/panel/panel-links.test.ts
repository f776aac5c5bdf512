import { type DataFrame, FieldType, toDataFrame } from '@grafana/data'
import { gridJson } from '../../test/grid-json.ts'
import { shownFrames } from '../../test/shown-frames.ts'
import { toGridFrames } from '../model/grid-frames.ts'
import { linksOfCheck } from './panel-links.ts'

const fleet = gridJson([
  { id: 'nas', name: 'NAS', results: [0, 2] },
  { id: 'mail', name: 'Mail', results: [0] },
])
const ofLastgood = () => toGridFrames(fleet).map(frame => toDataFrame(frame))
const link = (title: string, url: string) => ({ title, url, targetBlank: true })
const withLinks = (data: readonly DataFrame[], name: string, ...links: readonly ReturnType<typeof link>[]) =>
  shownFrames(data, {
    overrides: [{ matcher: { id: 'byName', options: name }, properties: [{ id: 'links', value: links }] }],
  })
const told = (frames: readonly DataFrame[], id: string) =>
  linksOfCheck(frames, id).map(({ title, href, target }) => [title, href, target])

test('without links there are none', () => expect(told(shownFrames(ofLastgood()), 'nas')).toEqual([]))

test('each check has the links of its own row, with its own values', () => {
  const frames = withLinks(
    ofLastgood(),
    'name',
    link('Ticket', 'https://desk.example/?about=${__value.raw}'),
    link('Wiki', 'https://wiki.example/'),
  )
  expect(told(frames, 'mail')).toEqual([
    ['Ticket', 'https://desk.example/?about=Mail', '_blank'],
    ['Wiki', 'https://wiki.example/', '_blank'],
  ])
  expect(told(frames, 'nas')[0]).toEqual(['Ticket', 'https://desk.example/?about=NAS', '_blank'])
})

test('a link on a result is that of the newest', () =>
  expect(
    told(withLinks(ofLastgood(), 'activityId', link('Log', 'https://log.example/${__value.raw}')), 'nas'),
  ).toEqual([['Log', 'https://log.example/2', '_blank']]))

test('a check that is not in the data has none', () =>
  expect(told(withLinks(ofLastgood(), 'name', link('Wiki', 'https://wiki.example/')), 'tape')).toEqual([]))

test('a link to somewhere that runs code is not given', () => {
  const [only] = told(withLinks(ofLastgood(), 'name', link('Trap', 'javascript:alert(1)')), 'nas')
  expect(only?.[1] ?? '').not.toMatch(/^javascript:/)
})

test('of series a check has the links of its own, for its newest value', () => {
  const series = (check: string, values: readonly number[]) =>
    toDataFrame({
      fields: [
        { name: 'Time', type: FieldType.time, values: values.map((_, at) => at) },
        {
          name: 'Value',
          type: FieldType.number,
          values,
          labels: { __name__: 'backup_check_status', check },
        },
      ],
    })
  const frames = withLinks(
    [series('nas', [0, 2]), series('mail', [1, 0])],
    'Value',
    link('Status', 'https://desk.example/${__field.labels.check}/${__value.raw}'),
  )
  expect(told(frames, 'nas')).toEqual([['Status', 'https://desk.example/nas/2', '_blank']])
  expect(told(frames, 'mail')).toEqual([['Status', 'https://desk.example/mail/0', '_blank']])
})
