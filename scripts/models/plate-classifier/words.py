"""What is written on plates, and what is written elsewhere."""

from random import Random

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
STATES = "CALIFORNIA TEXAS FLORIDA ONTARIO NEVADA OREGON QUEENSLAND VICTORIA BRASIL GUJARAT NAIROBI DUBAI".split()

# "A" is a letter, "9" a digit; anything else is itself.
FORMATS = (
    "AA-999-AA|AA99 AAA|A AA 9999|AA AA 999|AAA 999|9AAA999|AAA-9999|AAA9A99|AA 99 AA 9999|AA99AA9999|9999 AAA|AA 999 AA|AAA 99A"
    "|AA-99-AA|99-AA-99|9-AAA-999|AA 99999|A 999 AA 99|99 A 9999|999-99-999|AA 9999 AA|99AA 999|A9999 AA|999 AAA|AAA 9A9|AA99|A999"
    "|99AA|9A9|A99|AAA9|AA9|A9|AAA 9|99999|999999|9999|A-99999|AA A 999|99-99|A9AAA|AAA99|AA 9|9 AA 999"
).split("|")
# Without a digit, as owners choose them.
CHOSEN = (
    "FOXTROT HELLO LUCKY SPEEDY MYCAR ROCKET NINJA KING QUEEN BOSS LOVE GAMER DOCTOR COFFEE TIGER ZOOM FASTER IMPALA BEACH SUNNY PILOT"
    " MOM DAD CHEF NOVA BLUE RIDER VIPER DREAM OUTATIME RACER GOLFER SKI SURF BABY MAGIC JAZZ HOMER PANDA VOLTS EV GREEN NOGAS TOY"
).split()
# On bodies of cars.
BADGES = (
    "GTI TDI TURBO 4MATIC QUATTRO SPORT HYBRID LIMITED V6 V8 16V XLE SE LX 320d 520i C200 E350 X5 M3 A4 Q7 S-LINE AMG RS 4x4 CIVIC"
    " COROLLA GOLF POLO FIESTA FOCUS MUSTANG CAMRY ACCORD SWIFT DZIRE INNOVA CRETA TOYOTA HONDA FORD AUDI BMW NISSAN HYUNDAI KIA SUZUKI"
    " TATA MAHINDRA CHEVROLET VOLVO JEEP SUBARU MAZDA LEXUS SKODA SEAT FIAT PEUGEOT RENAULT OPEL DACIA MERCEDES LAND ROVER DEFENDER"
).split()
SIGNS = (
    "STOP YIELD EXIT ONE WAY NO PARKING SPEED LIMIT 50 70 30 90 120 M25 A1 E40 N7 B12 Exit 12 Paris Berlin Main St Elm Street Airport"
    " P 24h TAXI BUS Rue Victor Hugo Hospital Centre 2.5 km 300 m HOTEL SALE 50% OPEN BANK CAFE PIZZA Bakery Pharmacy MARKET SCHOOL"
    " POLICE FIRE DEPT Ambulance PRESS VOTE PEACE JUSTICE NOW UNION CHAMPIONS FINISH START MARATHON 10K RUN TEAM USA Brasil Nike Adidas"
).split()
OVERLAYS = (
    "www.cars.com www.autoweb.net photo.example.org 2019/05/12 12:34:56 12-03-2021 08:15:44 CAM 01 48 km/h N48.85 E2.35 (c) 2020"
    " Getty Images AUTO EXPRESS CarAdvice topgear.com @driver shutterstock alamy REC 00:12 Channel 4 LIVE BREAKING NEWS HD 1080p"
).split()
SYLLABLES = "ba be bo ca co da de di fa fo ga go ha ho in ja ka la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se si so ta te ti to va vi".split()


def plate_text(random: Random) -> str:
    if random.random() < 0.16:
        word = random.choice(CHOSEN) if random.random() < 0.6 else invented(random).upper()
        return word[:8]
    return "".join(
        random.choice(LETTERS) if sign == "A" else random.choice("0123456789") if sign == "9" else sign
        for sign in random.choice(FORMATS)
    )


def invented(random: Random) -> str:
    return "".join(random.choice(SYLLABLES) for _ in range(random.randint(2, 4)))


def other_text(random: Random, kind: str) -> str:
    if kind == "badge":
        return random.choice(BADGES)
    if kind == "overlay":
        return " ".join(random.choice(OVERLAYS) for _ in range(random.randint(1, 3)))
    words = [random.choice(SIGNS) if random.random() < 0.6 else invented(random) for _ in range(random.randint(1, 3))]
    text = " ".join(words)
    if random.random() < 0.25:
        text = "".join(random.choice("0123456789") for _ in range(random.randint(1, 11)))
    return random.choice([text, text.upper(), text.title(), text.lower()])
