import {
  approvalIncomplete,
  approvalOrder,
  changeUnapproved,
  changeUndecided,
  changeUnreported,
  datedAhead,
  dateUnreadable,
  reviewFailed,
  reviewIncomplete,
  reviewLate,
  samePerson,
} from './plan-approvals.ts'
import {
  budgetExceeded,
  budgetPromises,
  budgetSum,
  targetImpossible,
  targetUnmeasurable,
} from './plan-budget.ts'
import { checkFact } from './plan-check.ts'
import {
  figuresEarly,
  figuresGap,
  figuresImpossible,
  figuresUndated,
  targetsBehind,
  targetsMissed,
} from './plan-figures.ts'

/** Where the plan of a campaign, its approvals or its figures disagree with themselves. */
export const plan = checkFact(
  'plan',
  'places where plan, reviews, approvals, changes or figures of a campaign do not agree with each other',
  'campaign',
  {
    'budget-sum': budgetSum,
    'budget-exceeded': budgetExceeded,
    'budget-promises': budgetPromises,
    'target-unmeasurable': targetUnmeasurable,
    'target-impossible': targetImpossible,
    'approval-order': approvalOrder,
    'same-person': samePerson,
    'approval-incomplete': approvalIncomplete,
    'review-incomplete': reviewIncomplete,
    'review-failed': reviewFailed,
    'review-late': reviewLate,
    'dated-ahead': datedAhead,
    'date-unreadable': dateUnreadable,
    'change-unapproved': changeUnapproved,
    'change-unreported': changeUnreported,
    'change-undecided': changeUndecided,
    'figures-undated': figuresUndated,
    'figures-impossible': figuresImpossible,
    'figures-early': figuresEarly,
    'figures-gap': figuresGap,
    'targets-missed': targetsMissed,
    'targets-behind': targetsBehind,
  },
)
