package link

// What counts for two incidents' being one, and against, in hundredths. Day, town
// and type agreeing are enough for one, and leave room for one contradiction less
// than any of those below.
const (
	enough = 70 // from which two incidents are taken for one
	ahead  = 10 // by which the best candidate must be ahead where no day tells it from the next

	forSameDay  = 30
	forNextDay  = 15  // a night, or a report that counts another day
	forSameTime = 10  // a few days that both may lie in
	forLongTime = 5   // a month or a year
	forReported = 10  // known by days of reports that are close, and no more
	forNoDay    = -10 //

	forSamePlace = 40  // a town or a site
	forNear      = 30  // in the surroundings of a town
	forWithin    = 20  // a town in the region that the other names
	forRegion    = 10  // the same region, in which much goes on
	forCountry   = 0   // the same country
	forNoPlace   = -5  //
	forApart     = -10 // other towns of a country: one may have been corrected

	forSameType   = 20
	forLikeType   = 10 // types that go together, and where one is not told
	forSameMethod = 10
	forToldMethod = 0   // what is shown of one is told of the other, too: gunfire after a truck attack
	forMethods    = -40 // that nobody takes for each other

	forFewHarmed   = 5   // the same number, under fiveOrMore
	forManyHarmed  = 10  //
	forTolls       = -40 // one is another order of thing
	forFallingToll = -20 // a later report tells of fewer, exactly

	forSameDead     = 40
	forOtherDead    = -50 // each tells of one dead, by another name
	forSameAttacker = 30
	forSameGroup    = 5 // that one group did two is as likely in a war
	forOtherGroup   = -10
	forSameTarget   = 10
	forOtherTarget  = -35 // things of other kinds

	forPassing   = 10  // told in passing, later, of what a report was about
	forSameWords = 25  // reports whose vectors are nearly one
	forLikeWords = 10  //
	forOtherText = -15 // reports that are about other things
	forHours     = -35 // hours of one day
)
