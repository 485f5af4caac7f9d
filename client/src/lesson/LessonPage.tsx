import { useEffect } from 'preact/hooks'
import { beginLocalMatch } from '../commands/newMatch.ts'
import { WarRoom } from '../room/WarRoom.tsx'
import { loadLocalMatch } from '../store/localMatches.ts'
import { knowLesson } from '../store/newcomer.ts'
import { CHAPTERS, type Chapter } from './chapters.ts'
import { Guide } from './Guide.tsx'
import { goTo, stage } from './progress.ts'
import { Quiz } from './Quiz.tsx'
import './lesson.css'

/** The first lesson: two short matches with a guide, then three questions. Needs no server. */
export function LessonPage() {
  const chapter = CHAPTERS[stage.value]
  // Past the last chapter the lesson is known.
  useEffect(() => {
    if (chapter === undefined) knowLesson()
  }, [chapter])
  if (chapter === undefined) return <Quiz />
  return <ChapterPage key={chapter.id} chapter={chapter} />
}

function ChapterPage({ chapter }: { readonly chapter: Chapter }) {
  if (loadLocalMatch(chapter.id) === undefined) beginLocalMatch(chapter.id, chapter.match)
  return (
    <div class="lesson">
      <Guide chapter={chapter} onNext={() => goTo(stage.value + 1)} />
      <WarRoom match={chapter.id} />
    </div>
  )
}
