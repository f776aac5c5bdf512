import { withoutFooter } from './footer.ts'

test.each([
  'This e-mail may contain confidential information.',
  'We accept no liability for errors or omissions.',
  'If you received this message in error, delete it.',
  'Diese Nachricht ist vertraulich. Bei fehlerhafter Zustellung löschen Sie sie.',
  'Si vous avez reçu ce message par erreur, détruisez-le.',
  'Si ha recibido este correo por error, bórrelo.',
  'Se avete ricevuto questo messaggio per errore, cancellatelo.',
])('%j is left out', line => {
  expect(withoutFooter(`Backup ok\n${line}\nServer: a`)).toBe('Backup ok\nServer: a')
})

test('a footer that goes on in the next line is left out with it, and no more', () => {
  const text =
    'Ok.\nThis mail is confidential, and we are not liable for\nany failure in its transmission.\nResult: failed'
  expect(withoutFooter(text)).toBe('Ok.\nResult: failed')
})

test.each([
  'The confidential backup failed.',
  'This mail is confidential.\nThe backup of drive D: failed in transmission.',
  'Any failure in its transmission is told here.',
  'The sender reports an error.',
])('%j is kept where it speaks of a backup, or is of no footer', text => {
  expect(withoutFooter(text)).toContain(text.split('\n').at(-1))
})

test('what stands in the middle of a long text is no footer', () => {
  const lines = Array.from({ length: 2000 }, (_, n) => `${n} is confidential`)
  const kept = withoutFooter(lines.join('\n')).split('\n')
  expect(kept).toContain('1000 is confidential')
  expect(kept).not.toContain('1 is confidential')
  expect(kept).not.toContain('1999 is confidential')
})
