/** SQL of notes. One that has ended stays on record until retention takes it. */
import { type Note, type Target, targetKinds } from '../core/registry.ts'
import type { Reading, Row, Statements } from './database.ts'
import type { RegistryStore, RegistryTx } from './registry.ts'
import { integerOf, oneOf, optionalInteger, present, textOf } from './rows.ts'

type NoteWriting = Pick<RegistryTx, 'findNote' | 'addNote' | 'changeNote' | 'deleteNote' | 'countGood'>

export function noteWriting(statements: Statements): NoteWriting {
  async function findNote(id: number): Promise<Note | undefined> {
    const row = await statements.first('select * from notes where id = $1', [id])
    return row && parseNote(row)
  }
  return {
    findNote,
    async addNote({ target, text, author, createdAtMs, expiresAtMs, untilGood }) {
      const row = await statements.first(
        `insert into notes (target_kind, target_id, body, author, created_at_ms, expires_at_ms, until_good)
         values ($1, $2, $3, $4, $5, $6, $7) returning *`,
        [target.kind, target.id, text, author, createdAtMs, expiresAtMs ?? null, untilGood ?? null],
      )
      if (!row) throw new Error('notes: an inserted row did not come back')
      return parseNote(row)
    },
    async changeNote(id, { text, expiresAtMs, untilGood }) {
      const changed = await statements.run(
        'update notes set body = $2, expires_at_ms = $3, until_good = $4, ended_at_ms = null where id = $1',
        [id, text, expiresAtMs ?? null, untilGood ?? null],
      )
      return changed === 1
    },
    async deleteNote(id) {
      const note = await findNote(id)
      if (note) await statements.run('delete from notes where id = $1', [id])
      return note
    },
    async countGood(targets, atMs) {
      const ended: Note[] = []
      for (const target of targets) {
        const rows = await statements.all(
          `update notes set until_good = until_good - 1,
             ended_at_ms = case when until_good = 1 then $3 else ended_at_ms end
           where target_kind = $1 and target_id = $2 and until_good > 0
             and (expires_at_ms is null or expires_at_ms > $3)
           returning *`,
          [target.kind, target.id, atMs],
        )
        ended.push(...rows.map(parseNote).filter(note => note.endedAtMs !== undefined))
      }
      return ended
    },
  }
}

export function noteReading(read: Reading): Pick<RegistryStore, 'notes'> {
  return {
    async notes({ target, liveAtMs } = {}) {
      const rows = target
        ? await read.all('select * from notes where target_kind = $1 and target_id = $2 order by id', [
            target.kind,
            target.id,
          ])
        : await read.all('select * from notes order by id')
      return rows.map(parseNote).filter(note => liveAtMs === undefined || isLive(note, liveAtMs))
    },
  }
}

function isLive({ endedAtMs, expiresAtMs }: Note, atMs: number): boolean {
  return endedAtMs === undefined && (expiresAtMs === undefined || expiresAtMs > atMs)
}

export function parseTarget(row: Row): Target {
  return { kind: oneOf(row, 'target_kind', targetKinds), id: textOf(row, 'target_id') }
}

function parseNote(row: Row): Note {
  return {
    id: integerOf(row, 'id'),
    target: parseTarget(row),
    text: textOf(row, 'body'),
    author: textOf(row, 'author'),
    createdAtMs: integerOf(row, 'created_at_ms'),
    ...present({
      expiresAtMs: optionalInteger(row, 'expires_at_ms'),
      untilGood: optionalInteger(row, 'until_good'),
      endedAtMs: optionalInteger(row, 'ended_at_ms'),
    }),
  }
}
