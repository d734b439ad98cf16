when-day = day { $n }
when-week = week { $n }
when-month = month { $n }
when-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
when-weeks = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
}
when-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
when-date = { $weekday } { $day } { $month }
when-weekday-1 = Monday
when-weekday-2 = Tuesday
when-weekday-3 = Wednesday
when-weekday-4 = Thursday
when-weekday-5 = Friday
when-weekday-6 = Saturday
when-weekday-7 = Sunday
when-month-1 = January
when-month-2 = February
when-month-3 = March
when-month-4 = April
when-month-5 = May
when-month-6 = June
when-month-7 = July
when-month-8 = August
when-month-9 = September
when-month-10 = October
when-month-11 = November
when-month-12 = December
