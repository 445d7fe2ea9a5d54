"""Reference values of encodings, by scikit-learn: `python encoders.py > encoders.json`.

pip install scikit-learn==1.7.2 numpy==2.2.6
"""

import json
import math
import sys
from datetime import date, datetime

import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import OrdinalEncoder

TRAINING = [
    "A good film, really GOOD: the élève plays well.",
    "Bad. Bad, bad film; I left after 20 minutes!",
    "L'élève joue bien, l'histoire est bonne",
    "good story, good actors, good music",
    "The story is bad and the music_2 worse",
    "",
    "well played, well told… Élève, ÉLÈVE",
    "a I ! ?",
    "worse than bad; the film is long",
    "Really well-made: a good long film",
]
LIKED = [1, 0, 1, 1, 0, 0, 1, 0, 0, 1]
OTHERS = ["Good and bad", "nothing known", "the THE The story", "élève\ngood\tfilm", "don't; film20 20 x"]
ORDER = ["low", "medium", "high"]
LEVELS = ["medium", "high", "low", "low", "high", "unknown"]

DATES = [
    "2024-02-29 00:00:00", "2023-03-01 23:59:59", "2000-12-31 12:00:00", "1999-01-01 06:30:00",
    "1970-01-01 01:00:00", "1969-12-31 17:00:00", "1600-03-01 00:00:00", "2100-02-28 09:00:00", "2026-07-14 20:15:00",
]


def cycle(value, length):
    return [math.sin(2 * math.pi * value / length), math.cos(2 * math.pi * value / length)]


def parts(text):
    at = datetime.fromisoformat(text)
    days = at.date().toordinal() - date(1970, 1, 1).toordinal()
    return [
        at.year, at.month, at.day, at.weekday(), at.hour, days,
        *cycle(at.month - 1, 12), *cycle(at.weekday(), 7), *cycle(at.hour, 24),
    ]


vectorizer = TfidfVectorizer()
weights = vectorizer.fit_transform(TRAINING)
model = LogisticRegression(C=1, tol=1e-10, max_iter=10000).fit(weights, LIKED)
encoder = OrdinalEncoder(categories=[ORDER], handle_unknown="use_encoded_value", unknown_value=-1)
json.dump(
    {
        "by": {"scikit-learn": sklearn.__version__},
        "training": TRAINING,
        "others": OTHERS,
        "liked": LIKED,
        "words": vectorizer.get_feature_names_out().tolist(),
        "weights": weights.toarray().tolist(),
        "weightsOfOthers": vectorizer.transform(OTHERS).toarray().tolist(),
        "probabilities": model.predict_proba(vectorizer.transform(OTHERS))[:, 1].tolist(),
        "order": ORDER,
        "levels": LEVELS,
        "places": encoder.fit([[each] for each in ORDER]).transform([[each] for each in LEVELS]).ravel().tolist(),
        "dates": DATES,
        "dateParts": [parts(each) for each in DATES],
    },
    sys.stdout,
)
