/** The simplified Chinese texts from the traditional ones: characters and terms as on the mainland. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Converter } from 'opencc-js'
import { LANG_FOLDER, type LangWords, languagesIn, readLangFile, textParts } from './langFiles.ts'

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

/** Writes the languages that say they are written from another one. */
export function writeHans(): void {
  for (const language of languagesIn()) {
    const { writtenFrom } = readLangFile<{ writtenFrom?: string }>(language, 'language')
    if (writtenFrom === undefined) continue
    for (const part of textParts(writtenFrom)) {
      const words = hansWords(readLangFile(writtenFrom, part))
      writeFileSync(join(LANG_FOLDER, language, `${part}.json`), `${JSON.stringify(words, null, 2)}\n`)
    }
  }
}
