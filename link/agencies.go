package link

// agencies are the news agencies whose texts papers print, each with its names:
// first the one that it is called by here. A name in small letters alone is its
// own, too ("dpa").
var agencies = [][]string{
	{"AP", "Associated Press", "The Associated Press"},
	{"Reuters", "Thomson Reuters", "Reuter"},
	{"AFP", "Agence France-Presse", "Agence France Presse"},
	{"Xinhua", "Xinhua News Agency", "Xinhuanet"},
	{"UPI", "United Press International"},
	{"TASS", "ITAR-TASS"},
	{"dpa", "DPA", "Deutsche Presse-Agentur", "Deutsche Presse Agentur"},
	{"EFE", "ACAN-EFE", "Agencia EFE"},
	{"ANSA"},
	{"PA", "Press Association", "PA Media"},
	{"AAP", "Australian Associated Press"},
	{"Canadian Press", "The Canadian Press"},
	{"Kyodo", "Kyodo News"},
	{"Jiji", "Jiji Press"},
	{"Yonhap", "Yonhap News Agency"},
	{"KCNA", "Korean Central News Agency"},
	{"PTI", "Press Trust of India"},
	{"ANI", "Asian News International"},
	{"IANS"},
	{"APP", "Associated Press of Pakistan"},
	{"UNB"},
	{"Bernama"},
	{"Antara"},
	{"VNA", "Vietnam News Agency"},
	{"IRNA", "Islamic Republic News Agency"},
	{"ISNA"},
	{"Tasnim", "Tasnim News Agency"},
	{"Fars", "Fars News Agency"},
	{"SANA", "Syrian Arab News Agency"},
	{"NINA", "National Iraqi News Agency"},
	{"INA", "Iraqi News Agency"},
	{"NNA", "National News Agency"},
	{"SPA", "Saudi Press Agency"},
	{"WAM", "Emirates News Agency"},
	{"KUNA", "Kuwait News Agency"},
	{"QNA", "Qatar News Agency"},
	{"MENA", "Middle East News Agency"},
	{"WAFA"},
	{"Petra"},
	{"Anadolu", "Anadolu Agency", "Anadolu Ajansi", "AA"},
	{"DHA", "Dogan News Agency"},
	{"Interfax", "Interfax-Ukraine"},
	{"RIA", "RIA Novosti"},
	{"Ukrinform"},
	{"UNIAN"},
	{"PAP", "Polish Press Agency"},
	{"Belga"},
	{"ANP"},
	{"Ritzau"},
	{"NTB"},
	{"Lusa"},
	{"Notimex"},
	{"Andina"},
	{"Prensa Latina"},
	{"NAN", "News Agency of Nigeria"},
	{"SABA"},
	{"BNO", "BNO News"},
}

// agencyOf gives for each name, as it is written, the agency.
var agencyOf = func() map[string]string {
	of := map[string]string{"Agencies": "Agencies"} // several, and the paper does not say which
	for _, names := range agencies {
		for _, n := range names {
			of[n] = names[0]
		}
	}
	return of
}()
