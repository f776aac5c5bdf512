import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { aMessage, aStore, keep } from '../../test/store/builders.ts'
import { openStore } from './open-store.ts'
import type { MessageFilter, NewMessage } from './store.ts'

describe('lists of messages', () => {
  const rows: readonly Partial<NewMessage>[] = [
    { subject: 'Backup 100% done', from: 'Alice <a@example.com>' },
    { subject: 'Straße voll', intake: 'imap:a', outcome: 'unmatched' },
    { subject: 'ÉCHEC de la sauvegarde', intake: 'imap:a' },
    { subject: 'under_score', outcome: 'ignored' },
    { subject: 'ΟΔΟΣ back\\slash\0after', outcome: 'unmatched' },
    { subject: 'Backup 100 files', from: 'Bob <b@example.com>' },
  ]
  async function filled() {
    const opened = await aStore()
    for (const [index, row] of rows.entries()) {
      const message = aMessage({ identity: `m${index}`, receivedAtMs: index * 1000, ...row })
      if (index % 2 === 0) await keep(opened.store, message, 'even')
      else await opened.store.write(tx => tx.insertMessage(message))
    }
    return opened
  }

  test.each<[string, MessageFilter, number[]]>([
    ['everything', {}, [6, 5, 4, 3, 2, 1]],
    ['an outcome', { outcome: 'unmatched' }, [5, 2]],
    ['the ignored', { outcome: 'ignored' }, [4]],
    ['duplicates, which are not stored', { outcome: 'duplicate' }, []],
    ['one of several outcomes', { outcomes: ['ignored', 'unmatched'] }, [5, 4, 2]],
    ['none of no outcomes', { outcomes: [] }, []],
    ['when they were received', { fromMs: 2_000, toMs: 4_000 }, [4, 3]],
    ['an intake', { intake: 'imap:a' }, [3, 2]],
    ['a check', { checkId: 'even' }, [5, 3, 1]],
    ['a check that is unknown', { checkId: 'odd' }, []],
    ['older than an id', { beforeId: 3 }, [2, 1]],
    ['several at once', { checkId: 'even', intake: 'imap:a', beforeId: 5 }, [3]],
    ['a part of the subject in any case', { search: 'bACKUP 100' }, [6, 1]],
    ['a part of the sender', { search: 'BOB <' }, [6]],
    ['a percent sign, which stands for itself', { search: '100%' }, [1]],
    ['an underscore, which stands for itself', { search: 'r_s' }, [4]],
    ['a backslash, which stands for itself', { search: 'k\\s' }, [5]],
    ['letters with accents', { search: 'échec' }, [3]],
    ['letters that have two small forms', { search: 'οδος' }, [5]],
    ['letters that have two capitals', { search: 'STRASSE' }, [2]],
    ['text after a NUL', { search: 'after' }, [5]],
    ['a quote', { search: `' or 1=1 --` }, []],
    ['more than any subject holds', { search: 'x'.repeat(100_000) }, []],
    ['an empty search', { search: '' }, [6, 5, 4, 3, 2, 1]],
  ])('by %s', async (_name, filter, ids) => {
    await using opened = await filled()
    const { store } = opened
    expect((await store.messages(filter, 100)).map(({ id }) => id)).toEqual(ids)
    expect((await store.messages(filter, 1)).map(({ id }) => id)).toEqual(ids.slice(0, 1))
    expect((await store.messagesAfter(0, 100, filter)).map(({ id }) => id)).toEqual(ids.toReversed())
    const after = ids.filter(id => id > 2).toReversed()
    expect((await store.messagesAfter(2, 2, filter)).map(({ id }) => id)).toEqual(after.slice(0, 2))
    expect(await store.countMessages(filter)).toBe(ids.length)
  })

  test('walk through more messages than fit one stretch, in order and without a gap', async () => {
    await using opened = await aStore()
    const { store, path } = opened
    await store.write(tx => tx.insertMessage(aMessage()))
    await store[Symbol.asyncDispose]()
    const other = new DatabaseSync(join(path, 'lastgood.db'))
    other.exec(`insert into messages (id, intake, identity, received_at_ms, subject, sender, search, details, outcome, raw_bytes)
      select value, 'smtp', 'i' || value, value, 'n' || value, '', 'N' || value, details, iif(value % 9000 = 0, 'unmatched', 'matched'), 0
      from messages, (with recursive n(value) as (select 2 union all select value + 2 from n where value < 35000) select value from n)`)
    other.close()
    await using again = await openStore({ folder: path })
    const rare = [9_000, 18_000, 27_000]
    expect((await again.messages({ outcome: 'unmatched' }, 10)).map(({ id }) => id)).toEqual(
      rare.toReversed(),
    )
    expect((await again.messagesAfter(0, 10, { outcome: 'unmatched' })).map(({ id }) => id)).toEqual(rare)
    expect(await again.countMessages({ search: 'n' })).toBe(17_501)
    let last = 0
    let count = 0
    for (
      let page = await again.messagesAfter(0, 4_000);
      page.length > 0;
      page = await again.messagesAfter(last, 4_000)
    ) {
      for (const { id } of page) expect(id).toBeGreaterThan(last)
      last = page.at(-1)?.id ?? last
      count += page.length
    }
    expect([count, last]).toEqual([17_501, 35_000])
  })
})
