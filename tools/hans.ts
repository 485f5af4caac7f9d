/** The simplified Chinese texts from the traditional ones: characters and terms as on the mainland. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Converter } from 'opencc-js'
import { ROOT } from '../scripts/pinnedNode.mjs'

/** The texts of a language file: nested objects of strings. */
export interface LangWords {
  readonly [key: string]: string | LangWords
}

/** Terms of the mainland that the converter does not know, after conversion. */
const TERMS: Readonly<Record<string, string>> = {
  潜舰: '潜艇',
  飞弹: '导弹',
  吓阻: '威慑',
  查核: '核查',
  荧幕: '屏幕',
  热在线: '热线上',
  屏蔽天空: '遮蔽天空',
  传统部队: '常规部队',
  串流: '流式连接',
  分页: '标签页',
  帐号: '账号',
  义大利: '意大利',
  '「': '“',
  '」': '”',
  南韩: '韩国',
  北韩: '朝鲜',
  沙乌地阿拉伯: '沙特阿拉伯',
  鄂图曼: '奥斯曼',
  伺服器: '服务器',
  网路: '网络',
  代管: '托管',
}

const convert = Converter({ from: 'twp', to: 'cn' })

const hansOf = (text: string): string =>
  Object.entries(TERMS).reduce((now, [from, to]) => now.replaceAll(from, to), convert(text))

/** Traditional texts in simplified Chinese. */
export function hansWords(words: LangWords): LangWords {
  const entries = Object.entries(words).map(([key, value]) => [
    key,
    typeof value === 'string' ? hansOf(value) : hansWords(value),
  ])
  return Object.fromEntries(entries)
}

const PARTS = readdirSync(join(ROOT, 'assets/lang/en')).map((name) => basename(name, '.json'))
const file = (language: string, part: string): string => join(ROOT, 'assets/lang', language, `${part}.json`)
const readPart = (language: string, part: string) => JSON.parse(readFileSync(file(language, part), 'utf8')) as LangWords
/** All texts of a language, its files merged: a group may be spoken by several pages, each with a part of it. */
export const readLang = (language: string): LangWords => PARTS.map((part) => readPart(language, part)).reduce(merged)

const merged = (one: LangWords, other: LangWords): LangWords =>
  Object.entries(other).reduce((all, [key, value]) => {
    const before = all[key]
    return { ...all, [key]: typeof before === 'object' && typeof value === 'object' ? merged(before, value) : value }
  }, one)

/** Writes assets/lang/zh-Hans from zh-Hant. */
export function writeHans(): void {
  for (const part of PARTS) {
    writeFileSync(file('zh-Hans', part), `${JSON.stringify(hansWords(readPart('zh-Hant', part)), null, 2)}\n`)
  }
}
