import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Chairs, chairsFile, DILEMMAS } from '#shared/daily/chairs'

const FILE = join(import.meta.dirname, '../../../assets/daily/chairs.json')

/** The dilemmas that come with the game, in order. @throws Error when their file is broken */
export const loadDilemmas = (): Chairs['chairs'] =>
  chairsFile.parse(JSON.parse(readFileSync(FILE, 'utf8'))).chairs.slice(0, DILEMMAS)
