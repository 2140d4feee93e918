package when

import (
	"strings"
	"testing"
	"time"

	"sitrep/doc"
)

// read lays plain tokens and sentences over a text and runs the stage: this
// package must not know the stage that does so in earnest. A sentence ends with
// a line.
func read(title, text, published string) *doc.Doc {
	var day time.Time
	if published != "" {
		var err error
		if day, err = time.Parse(time.DateOnly, published); err != nil {
			day, _ = time.Parse(time.RFC3339, published)
		}
	}
	d := doc.New(title, text, day)
	at := 0
	for n, line := range strings.SplitAfter(d.Text, "\n") {
		first := len(d.Tokens)
		for _, w := range cut(line, spanOf(0, len(line))) {
			d.Tokens = append(d.Tokens, doc.Token{Span: spanOf(at+w.Start, at+w.End), Low: w.low, Sentence: n})
		}
		s := spanOf(at, at+len(strings.TrimRight(line, "\n")))
		d.Sentences = append(d.Sentences, doc.Sentence{
			Span: s, First: first, End: len(d.Tokens), Paragraph: n,
			Capitals: line == strings.ToUpper(line) && line != strings.ToLower(line),
		})
		at += len(line)
	}
	d.Fill(doc.Tokens | doc.Sentences)
	Stage().Run(d)
	return d
}

func TestTimes(t *testing.T) {
	const thursday = "2020-03-12"
	for _, c := range []struct{ text, published, want string }{
		// Dates.
		{"The depot burned at 18:00 local time (16:00 GMT) on Tuesday.", thursday, "18:00 local time|TIME|2020-03-10T18:00|2020-03-10T18:00|2020-03-10T18:00; 16:00 GMT|TIME|2020-03-10T16:00Z|2020-03-10T16:00|2020-03-10T16:00; Tuesday|DATE|2020-03-10|2020-03-10|2020-03-10"},
		{"The depot burned at 02:15 near Marib on Tuesday.", thursday, "02:15|TIME|2020-03-10T02:15|2020-03-10T02:15|2020-03-10T02:15; Tuesday|DATE|2020-03-10|2020-03-10|2020-03-10"},
		{"The depot burned on 11 March 2020.", thursday, "11 March 2020|DATE|2020-03-11|2020-03-11|2020-03-11"},
		{"The depot burned on March 11.", thursday, "March 11|DATE|2020-03-11|2020-03-11|2020-03-11"},
		{"A convoy was hit on Nov. 30, 2019, near Marib.", thursday, "Nov. 30, 2019|DATE|2019-11-30|2019-11-30|2019-11-30"},
		{"A convoy was hit on Nov. 30 near Marib.", thursday, "Nov. 30|DATE|2019-11-30|2019-11-30|2019-11-30"},
		{"Police Officer 2 Jun Reyes was hurt.", thursday, ""},
		{"On 2 Jun, Reyes was hurt.", "2020-06-12", "2 Jun|DATE|2020-06-02|2020-06-02|2020-06-02"},
		{"The court will sit on 2 April.", thursday, "2 April|DATE|2020-04-02|2020-04-02|2020-04-02"},
		{"He was about to lock his shop on 2 September when they fired.", thursday, "2 September|DATE|2019-09-02|2019-09-02|2019-09-02"},
		{"A teacher was shot on Friday, 14 February.", thursday, "Friday, 14 February|DATE|2020-02-14|2020-02-14|2020-02-14"},
		{"A teacher was shot on Thursday, 14 February.", thursday, "Thursday, 14 February|DATE|2019-02-14|2019-02-14|2019-02-14"},
		{"A teacher was shot on Monday, 14 February.", thursday, "Monday, 14 February|DATE|2020-02-14|2020-02-14|2020-02-14"},
		{"Seen 2020-02-29 at the border.", thursday, "2020-02-29|DATE|2020-02-29|2020-02-29|2020-02-29"},
		{"Seen on 25/12/2019 at the border.", thursday, "25/12/2019|DATE|2019-12-25|2019-12-25|2019-12-25"},
		{"Seen on 10/03/2020 at the border.", thursday, "10/03/2020|DATE|2020-03-10|2020-03-10|2020-03-10"},
		{"Seen on 05/06/2011 at the border.", thursday, "05/06/2011|DATE|2011-XX-XX||"},
		{"The village was held on 3-5 May 2019.", thursday, "3-5 May 2019|DATE|2019-05-03/2019-05-05|2019-05-03|2019-05-05"},
		{"It was signed on the 17th of June.", thursday, "17th of June|DATE|2019-06-17|2019-06-17|2019-06-17"},
		{"It was signed on the second of May.", thursday, "second of May|DATE|2019-05-02|2019-05-02|2019-05-02"},
		{"It was signed on 30 February 2020.", thursday, "30 February 2020|DATE|2020-02-30||"},
		// Months, years and longer.
		{"Two clinics were shelled in January.", thursday, "January|DATE|2020-01|2020-01-01|2020-01-31"},
		{"A crowd set fire to a bus on Tuesday.", thursday, "Tuesday|DATE|2020-03-10|2020-03-10|2020-03-10"},
		{"The talks are set for Tuesday.", thursday, "Tuesday|DATE|2020-03-17|2020-03-17|2020-03-17"},
		{"Two clinics were shelled in April last year.", thursday, "April last year|DATE|2019-04|2019-04-01|2019-04-30"},
		{"Two clinics were shelled this past December.", thursday, "this past December|DATE|2019-12|2019-12-01|2019-12-31"},
		{"The base closed in September 2018.", thursday, "September 2018|DATE|2018-09|2018-09-01|2018-09-30"},
		{"Rebels took the town last month.", thursday, "last month|DATE|2020-02|2020-02-01|2020-02-29"},
		{"Rebels took the town in 2014.", thursday, "2014|DATE|2014|2014-01-01|2014-12-31"},
		{"The front has not moved since 2014.", thursday, "2014|DATE|2014|2014-01-01|2014-12-31"},
		{"Militias ruled the valley in the 1980s.", thursday, "the 1980s|DATE|198|1980-01-01|1989-12-31"},
		{"The fort dates from the 19th century.", thursday, "the 19th century|DATE|18|1801-01-01|1900-12-31"},
		{"Attacks rose in the third quarter of 2019.", thursday, "the third quarter of 2019|DATE|2019-Q3|2019-07-01|2019-09-30"},
		{"Attacks fell last summer.", thursday, "last summer|DATE|2019-SU|2019-06-01|2019-08-31"},
		{"Attacks fell in the spring of 2018.", thursday, "the spring of 2018|DATE|2018-SP|2018-03-01|2018-05-31"},
		{"The talks ended in early June.", thursday, "early June|DATE|2019-06|2019-06-01|2019-06-30"},
		{"The raid came in the last week of February.", thursday, "the last week of February|DATE|2020-W08|2020-02-17|2020-02-23"},
		{"Nothing has moved there this week.", thursday, "this week|DATE|2020-W11|2020-03-09|2020-03-15"},
		{"Two men were shot last weekend.", thursday, "last weekend|DATE|2020-W10-WE|2020-03-07|2020-03-08"},
		// Weekdays.
		{"A mine went off on Wednesday.", thursday, "Wednesday|DATE|2020-03-11|2020-03-11|2020-03-11"},
		{"A mine went off on Thursday.", thursday, "Thursday|DATE|2020-03-12|2020-03-12|2020-03-12"},
		{"A mine went off last Thursday.", thursday, "last Thursday|DATE|2020-03-05|2020-03-05|2020-03-05"},
		{"He will not forget Monday’s bomb attack.", thursday, "Monday|DATE|2020-03-09|2020-03-09|2020-03-09"},
		{"He will speak at Monday's debate.", thursday, "Monday|DATE|2020-03-16|2020-03-16|2020-03-16"},
		{"Ministers will meet on Monday.", thursday, "Monday|DATE|2020-03-16|2020-03-16|2020-03-16"},
		{"The curfew holds until Friday.", thursday, "Friday|DATE|2020-03-13|2020-03-13|2020-03-13"},
		{"Police said Friday that they will open the road.", thursday, "Friday|DATE|2020-03-06|2020-03-06|2020-03-06"},
		{"A rocket fell Friday morning local time.", thursday, "Friday morning|TIME|2020-03-13TMO|2020-03-13|2020-03-13"},
		{"It happened late Wednesday evening.", thursday, "late Wednesday evening|TIME|2020-03-11TEV|2020-03-11|2020-03-11"},
		{"It happened in the early hours of Sunday morning.", thursday, "the early hours of Sunday morning|TIME|2020-03-08TMO|2020-03-08|2020-03-08"},
		// Days from the report's.
		{"Guards were attacked today.", thursday, "today|DATE|2020-03-12|2020-03-12|2020-03-12"},
		{"Guards were attacked earlier today.", thursday, "earlier today|DATE|2020-03-12|2020-03-12|2020-03-12"},
		{"Guards were attacked last night.", thursday, "last night|TIME|2020-03-11TNI|2020-03-11|2020-03-11"},
		{"Guards were attacked yesterday evening.", thursday, "yesterday evening|TIME|2020-03-11TEV|2020-03-11|2020-03-11"},
		{"Guards were attacked overnight.", thursday, "overnight|TIME|2020-03-11TNI|2020-03-11|2020-03-12"},
		{"Guards were attacked the day before yesterday.", thursday, "the day before yesterday|DATE|2020-03-10|2020-03-10|2020-03-10"},
		{"Guards were attacked two days ago.", thursday, "two days ago|DATE|2020-03-10|2020-03-10|2020-03-10"},
		{"Guards were attacked two weeks ago.", thursday, "two weeks ago|DATE|2020-02-27|2020-02-24|2020-03-01"},
		{"Guards were attacked 3 years ago.", thursday, "3 years ago|DATE|2017|2017-01-01|2017-12-31"},
		{"Guards were attacked several weeks ago.", thursday, "several weeks ago|DATE|PAST_REF||"},
		// From what was named before.
		{"He fled on 4 March. Two days later, he was held.", thursday, "4 March|DATE|2020-03-04|2020-03-04|2020-03-04; Two days later|DATE|2020-03-06|2020-03-06|2020-03-06"},
		{"On Monday police searched the mill burned the day before.", thursday, "Monday|DATE|2020-03-09|2020-03-09|2020-03-09; the day before|DATE|2020-03-08|2020-03-08|2020-03-08"},
		{"The mill burned on 4 March. Two days earlier, the bridge had.", thursday, "4 March|DATE|2020-03-04|2020-03-04|2020-03-04; Two days earlier|DATE|2020-03-02|2020-03-02|2020-03-02"},
		{"A guard was hit on the night between Monday and Tuesday.", thursday, "the night between Monday and Tuesday|TIME|2020-03-09TNI|2020-03-09|2020-03-10"},
		{"A guard was hit in the night of Sunday to Monday.", thursday, "the night of Sunday to Monday|TIME|2020-03-08TNI|2020-03-08|2020-03-09"},
		{"Drones hit a depot overnight into Monday.", thursday, "overnight into Monday|TIME|2020-03-08TNI|2020-03-08|2020-03-09"},
		{"A guard was hit overnight from Sunday to Monday.", thursday, "overnight from Sunday to Monday|TIME|2020-03-08TNI|2020-03-08|2020-03-09"},
		{"In the night of 13 to 14 January, a guard was hit.", thursday, "the night of 13 to 14 January|TIME|2020-01-13TNI|2020-01-13|2020-01-14"},
		{"The night of Monday and Friday", thursday, "The night of Monday|TIME|2020-03-09TNI|2020-03-09|2020-03-09; Friday|DATE|2020-03-13|2020-03-13|2020-03-13"},
		{"A rocket fell on Friday.", thursday, "Friday|DATE|2020-03-06|2020-03-06|2020-03-06"},
		{"A rocket fell on Friday.", "2020-03-12T09:30:00Z", "Friday|DATE|2020-03-06|2020-03-06|2020-03-06"},
		{"A rocket fell on Friday.", "2020-03-12T21:30:00Z", "Friday|DATE|2020-03-13|2020-03-13|2020-03-13"},
		{"A rocket fell early on Friday.", "2020-03-12T14:30:00-05:00", "early on Friday|DATE|2020-03-13|2020-03-13|2020-03-13"},
		{"A rocket fell last Friday.", "2020-03-12T21:30:00Z", "last Friday|DATE|2020-03-06|2020-03-06|2020-03-06"},
		{"A rocket fell on Wednesday.", "2020-03-12T21:30:00Z", "Wednesday|DATE|2020-03-11|2020-03-11|2020-03-11"},
		{"On Monday night shots rang out. The next morning police came.", thursday, "Monday night|TIME|2020-03-09TNI|2020-03-09|2020-03-09; The next morning|TIME|2020-03-10TMO|2020-03-10|2020-03-10"},
		{"It burned the day before the vote.", thursday, "the day before|DATE|XXXX-XX-XX||"},
		{"He left in 2014 and died the following year.", thursday, "2014|DATE|2014|2014-01-01|2014-12-31; the following year|DATE|2015|2015-01-01|2015-12-31"},
		// Times of day.
		{"It began around 9 p.m. Sunday.", thursday, "around 9 p.m. Sunday|TIME|2020-03-08T21:00|2020-03-08T21:00|2020-03-08T21:59"},
		{"It began at 21:35 on 4 March.", thursday, "21:35 on 4 March|TIME|2020-03-04T21:35|2020-03-04T21:35|2020-03-04T21:35"},
		{"It went off at approximately 1700 today.", thursday, "approximately 1700 today|TIME|2020-03-12T17:00|2020-03-12T17:00|2020-03-12T17:00"},
		{"It went off shortly before 1700 in the square.", thursday, "1700|TIME|2020-03-12T17:00|2020-03-12T17:00|2020-03-12T17:00"},
		{"It was built shortly after 1945 by hand.", thursday, "1945|DATE|1945|1945-01-01|1945-12-31"},
		{"It began today at 0540 GMT.", thursday, "today at 0540 GMT|TIME|2020-03-12T05:40Z|2020-03-12T05:40|2020-03-12T05:40"},
		{"It began on Monday and ended at 10.30am.", thursday, "Monday|DATE|2020-03-09|2020-03-09|2020-03-09; 10.30am|TIME|2020-03-09T10:30|2020-03-09T10:30|2020-03-09T10:30"},
		{"It began on Monday at noon.", thursday, "Monday at noon|TIME|2020-03-09T12:00|2020-03-09T12:00|2020-03-09T12:59"},
		// Lengths and repetition.
		{"They held the bridge for three weeks.", thursday, "three weeks|DURATION|P3W||"},
		{"They held the bridge for two and a half hours.", thursday, "two and a half hours|DURATION|PT2.5H||"},
		{"A 27-year contract ended.", thursday, "27-year|DURATION|P27Y||"},
		{"It was quiet for decades.", thursday, "decades|DURATION|PXY||"},
		{"Nine clinics were hit in the past ten days.", thursday, "the past ten days|DURATION|P10D|2020-03-02|2020-03-12"},
		{"Two clinics were hit in the past 24 hours.", thursday, "the past 24 hours|DURATION|PT24H|2020-03-11|2020-03-12"},
		{"A clinic was hit in the last few hours.", thursday, "the last few hours|DURATION|PTXH|2020-03-12|2020-03-12"},
		{"A clinic was hit 40 minutes ago, and another 36 hours ago.", thursday, "40 minutes ago|DURATION|PT40M|2020-03-12|2020-03-12; 36 hours ago|DURATION|PT36H|2020-03-10|2020-03-10"},
		{"It lasted two hours.", thursday, "two hours|DURATION|PT2H||"},
		{"Shells fall every day.", thursday, "every day|SET|P1D||"},
		{"The yard builds 15 a year.", thursday, "a year|SET|P1Y||"},
		{"They march every Friday.", thursday, "every Friday|SET|XXXX-WXX-5||"},
		{"The camp was recently closed and is now empty.", thursday, "recently|DATE|PAST_REF||; now|DATE|PRESENT_REF||"},
		// No times.
		{"They may march on the capital.", thursday, ""},
		{"The sun rose as he sat for a second.", thursday, ""},
		{"Some 2005 people and 1,200 sheep crossed.", thursday, ""},
		{"A 30-year-old man, aged 56, and a child 3 years old.", thursday, ""},
		{"It lies 40 light-years away, wrote USA Today.", thursday, ""},
		{"April Jones met June Carter.", thursday, ""},
		{"The Fall of the town was long ago.", thursday, "long ago|DATE|PAST_REF||"},
		// In capitals.
		{"IT MAY RAIN, BUT REBELS MARCH ON AND A MAN SAT DOWN.", "1990-05-27", ""},
		{"A BRIDGE WAS BLOWN UP ON 26 MAY AND TWO MILLS IN MARCH.", "1990-05-27", "26 MAY|DATE|1990-05-26|1990-05-26|1990-05-26; MARCH|DATE|1990-03|1990-03-01|1990-03-31"},
		{"A BRIDGE WAS BLOWN UP AT DAWN, SHORTLY BEFORE 0330 (0830 GMT) TODAY.", "1990-05-27", "0330|TIME|1990-05-27T03:30|1990-05-27T03:30|1990-05-27T03:30; 0830 GMT|TIME|1990-05-27T08:30Z|1990-05-27T08:30|1990-05-27T08:30; TODAY|DATE|1990-05-27|1990-05-27|1990-05-27"},
		// Nobody knows the day of the report.
		{"A mine went off on Wednesday.", "", "Wednesday|DATE|XXXX-WXX-3||"},
		{"A mine went off yesterday morning.", "", "yesterday morning|TIME|XXXX-XX-XXTMO||"},
		{"A mine went off last week.", "", "last week|DATE|XXXX-WXX||"},
		{"A mine went off on 8 January.", "", "8 January|DATE|XXXX-01-08||"},
		{"A mine went off on 8 January 2019.", "", "8 January 2019|DATE|2019-01-08|2019-01-08|2019-01-08"},
		{"", "", ""},
	} {
		if got := told(read("", c.text, c.published)); got != c.want {
			t.Errorf("times of %q on %q\n got %s\nwant %s", c.text, c.published, got, c.want)
		}
	}
}

// told prints the times of a Doc: words, type, value, first and last day.
func told(d *doc.Doc) string {
	var out []string
	for _, tm := range d.Times {
		out = append(out, strings.Join([]string{tm.Span.Of(d.Text), tm.Type, tm.Value, dayOrMinute(tm.From, tm), dayOrMinute(tm.To, tm)}, "|"))
	}
	return strings.Join(out, "; ")
}

func dayOrMinute(t time.Time, tm doc.Time) string {
	switch {
	case !tm.Anchored():
		return ""
	case tm.Precision == "hour" || tm.Precision == "minute":
		return t.Format("2006-01-02T15:04")
	}
	return t.Format(time.DateOnly)
}

func TestEDTF(t *testing.T) {
	for _, c := range []struct{ text, edtf, precision string }{
		{"It burned on 4 March.", "2020-03-04", "day"},
		{"It has burned since 4 March.", "2020-03-04/..", "day"},
		{"The road will be shut until April.", "../2020-04", "month"},
		{"It burned last week.", "2020-03-02/2020-03-08", "week"},
		{"It burned in the second quarter of 2019.", "2019-34", "year"},
		{"It burned in the summer of 2018.", "2018-22", "year"},
		{"It burned in the 1990s.", "199X", "year"},
		{"It burned five years ago.", "2015~", "year"},
		{"It burned about 9 p.m. on Monday.", "2020-03-09T21~", "hour"},
		{"It burned at 21:15 UTC on Monday.", "2020-03-09T21:15Z", "minute"},
		{"It burned from 2003-2005.", "2003/2005", "year"},
		{"It burned recently.", "", ""},
	} {
		tm := read("", c.text, "2020-03-12").Times[0]
		if tm.EDTF != c.edtf || tm.Precision != c.precision {
			t.Errorf("EDTF of %q = %q, %q, want %q, %q", c.text, tm.EDTF, tm.Precision, c.edtf, c.precision)
		}
	}
}

func TestPublished(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"TARMA, 26 MAY 90 (AGENCIA SUR) -- [TEXT] TWO MEN WERE SHOT.", "1990-05-26"},
		{"QUITO (ECUADOR), 3 FEB 89 -- TWO MEN WERE SHOT.", "1989-02-03"},
		{"Two men shot in Tarma\nMarch 01, 2008\nTwo men were shot.", "2008-03-01"},
		{"Updated: 2017-09-15 17:52\nTwo men were shot.", "2017-09-15"},
		{"A soldier on guard (Army photo, 19 Jan 2020, ref 17)\nOfficers said Thursday, 12 March, that two men were shot.", "2020-03-12"},
		{"Officers said Thursday, 12 March, that two men were shot.", ""},
		{"A soldier on guard (Army photo, 19 Jan 2020, ref 17)\nTwo men were shot.", ""},
		{"Two men were shot on 4 May 2011, as they had been in 2009.", ""},
		{"The court will sit on Thursday, 12 March, a judge said, as in 2020.", ""},
		{"Clerks said Monday, 3 August 2015, that it was shut.\nIt opened again on 20 July 2016.", ""},
	} {
		p, got := read("A title", c.text, "").Published, ""
		if p.Known() {
			got = p.Day.Format(time.DateOnly)
		}
		if got != c.want || p.Known() != (p.From == "text") {
			t.Errorf("published(%q) = %q from %q, want %q", c.text, got, p.From, c.want)
		}
	}
}

// A quotation is of the day on which it was said.
func TestTodayInQuotation(t *testing.T) {
	d := read("", "“Today’s raid will be answered,” the minister added late Wednesday.", "2020-03-12")
	want := "Today|DATE|2020-03-11|2020-03-11|2020-03-11; late Wednesday|DATE|2020-03-11|2020-03-11|2020-03-11"
	if got := told(d); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestEaster(t *testing.T) {
	for y, want := range map[int]string{1990: "1990-04-15", 2016: "2016-03-27", 2019: "2019-04-21", 2038: "2038-04-25"} {
		if got := easter(y).Format(time.DateOnly); got != want {
			t.Errorf("easter(%d) = %s, want %s", y, got, want)
		}
	}
}
