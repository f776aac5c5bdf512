/** The three keys of a password. */
import { optional, text } from './shape.ts'

export const secretKeys = {
  password: optional(text('a password'), 'The password itself. Better: one of the next two.'),
  passwordFile: optional(text('a file'), 'File that holds the password, relative to this file.'),
  passwordEnv: optional(text('a variable'), 'Environment variable that holds the password.'),
}
