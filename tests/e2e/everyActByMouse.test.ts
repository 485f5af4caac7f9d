import { describeEveryAct } from '#tests/support/everyAct'

describeEveryAct('mouse', 'laptop')
