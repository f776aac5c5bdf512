/** Failures, misses and warnings of chosen checks as marks on any graph. */
import type { AnnotationEvent, AnnotationQuery, AnnotationSupport, DataFrame } from '@grafana/data'
import { textUtil } from '@grafana/data'
import { of } from 'rxjs'
import { lookOfResult } from '../model/look.ts'
import { pageOf } from '../routes.ts'
import { AnnotationEditor } from './AnnotationEditor.tsx'
import { type LastgoodQuery, limits, readQuery, resultWords, type Status } from './query.ts'

const words: readonly string[] = resultWords
const looks = Object.values(lookOfResult)
const usual: readonly Status[] = ['failure', 'missed']

export const annotationSupport: AnnotationSupport<LastgoodQuery> = {
  getDefaultQuery: () => ({ kind: 'activities', statuses: usual }),
  prepareAnnotation: (stored: AnnotationQuery<LastgoodQuery>) => ({
    ...stored,
    target: { refId: 'annotation', ...toTarget(stored.target ?? {}) },
  }),
  prepareQuery: ({ target }) => ({ refId: 'annotation', ...toTarget(target ?? {}) }),
  processEvents: (_annotation, frames) => of(frames.flatMap(toEvents)),
  QueryEditor: AnnotationEditor,
}

/** Whatever is stored, marks are activities, as many as there may be. */
function toTarget(stored: object): Partial<LastgoodQuery> {
  const { groups, labels, checks, text, statuses } = readQuery(stored)
  const chosen = statuses.length > 0 ? statuses : usual
  return {
    kind: 'activities',
    format: 'table',
    groups,
    labels,
    checks,
    text,
    statuses: chosen,
    limit: limits.usual,
  }
}

function toEvents(frame: DataFrame): AnnotationEvent[] {
  const column = (name: string): ArrayLike<unknown> =>
    frame.fields.find(field => field.name === name)?.values ?? []
  const [time, name, group, label] = [column('time'), column('name'), column('group'), column('label')]
  const [status, reason, check, message] = [
    column('status'),
    column('reason'),
    column('check'),
    column('message'),
  ]
  return Array.from({ length: frame.length }, (_, row) => {
    const atMs = Number(time[row])
    const word = String(status[row])
    const look = looks[words.indexOf(word)]
    const hasMessage = typeof message[row] === 'string'
    const link = hasMessage
      ? pageOf.activity({ open: `message-${message[row]}` })
      : pageOf.check(String(check[row]))
    // Grafana shows title and text as HTML; what a sender wrote is text in it.
    return {
      time: atMs,
      timeEnd: atMs,
      title: textUtil.escapeHtml(`${look?.text ?? word}: ${String(name[row])}`),
      text: `${textUtil.escapeHtml(String(reason[row]))}<br><a href="${textUtil.escapeHtml(link)}">${hasMessage ? 'Open the message' : 'Open the check'}</a>`,
      tags: [word, group[row], label[row]].filter(tag => typeof tag === 'string'),
    }
  })
}
