import { describeEveryAct } from '#tests/support/everyAct'

describeEveryAct('keyboard', 'laptop')
