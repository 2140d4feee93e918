"""The encoder (MiniLM, with the case of words as an input) and its heads."""
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

import pieces

LAYERS, HIDDEN, HEADS, INNER, POSITIONS, CASES = 6, 384, 12, 1536, 512, 6
WINDOW = 256   # pieces with [CLS] and [SEP]
WIDEST = 24    # words of the widest mention that is looked for
NEAR = 32      # distances between a word and its head beyond this are one


BFLOAT = any('bf16' in line for line in open('/proc/cpuinfo', encoding='ascii') if line.startswith('flags'))


def halved():
    """A context with products of 16 bits, where the processor has them: where it has not they take ten times as long as those of 32."""
    return torch.autocast('cpu', torch.bfloat16, enabled=BFLOAT)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.attention = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x, mask, drop):
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(b, n, HIDDEN)
        x = self.norm1(x + drop(self.attention(y)))
        return self.norm2(x + drop(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    def __init__(self, dropout=0.1):
        super().__init__()
        self.word = nn.Embedding(len(pieces.vocabulary()), HIDDEN)
        self.position = nn.Embedding(POSITIONS, HIDDEN)
        self.sort = nn.Embedding(1, HIDDEN)
        self.case = nn.Embedding(CASES, HIDDEN)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(dropout)

    def forward(self, ids, cases):
        """ids and cases: (batch, pieces), padded with 0; gives (batch, pieces, HIDDEN)."""
        mask = torch.zeros(ids.shape, dtype=torch.float32).masked_fill(ids == pieces.PAD, -1e9)[:, None, None, :]
        x = self.word(ids) + self.position.weight[:ids.shape[1]] + self.sort.weight[0] + self.case(cases)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask.to(x.dtype), self.drop)
        return x

    def load_pretrained(self):
        w = load_file(pieces.weights_folder() / 'model.safetensors')
        w = {k.removeprefix('bert.'): v for k, v in w.items()}
        get = lambda name: w[name].float()
        put = lambda module, name: (module.weight.data.copy_(get(name + '.weight')), module.bias.data.copy_(get(name + '.bias')))
        self.word.weight.data.copy_(get('embeddings.word_embeddings.weight'))
        self.position.weight.data.copy_(get('embeddings.position_embeddings.weight'))
        self.sort.weight.data.copy_(get('embeddings.token_type_embeddings.weight')[:1])
        put(self.norm, 'embeddings.LayerNorm')
        for i, layer in enumerate(self.layers):
            p = f'encoder.layer.{i}.'
            for what in ('weight', 'bias'):
                parts = [get(f'{p}attention.self.{x}.{what}') for x in ('query', 'key', 'value')]
                getattr(layer.qkv, what).data.copy_(torch.cat(parts))
            put(layer.attention, p + 'attention.output.dense')
            put(layer.norm1, p + 'attention.output.LayerNorm')
            put(layer.inner, p + 'intermediate.dense')
            put(layer.outer, p + 'output.dense')
            put(layer.norm2, p + 'output.LayerNorm')


class Arcs(nn.Module):
    """Scores from each word to each word of a window: a low-rank bilinear form and a bias by distance."""

    def __init__(self, width):
        super().__init__()
        self.query = nn.Linear(HIDDEN, width)
        self.key = nn.Linear(HIDDEN, width)
        self.none = nn.Parameter(torch.randn(width) * 0.02)  # the key of a root, or of no partner
        self.near = nn.Parameter(torch.zeros(2 * NEAR + 1))
        self.width = width

    def forward(self, x):
        """x: (batch, words, HIDDEN); gives (batch, words, 1 + words): the first for no partner."""
        q, k = self.query(x), self.key(x)
        n = x.shape[1]
        at = torch.arange(n)
        near = self.near[(at[None, :] - at[:, None]).clamp(-NEAR, NEAR) + NEAR]
        scores = q @ k.transpose(1, 2) / self.width ** 0.5 + near
        return torch.cat([(q @ self.none / self.width ** 0.5)[..., None], scores], -1)


class Spans(nn.Module):
    """Finds spans of words, nested ones too: where one begins, where one ends, and what stands between."""

    def __init__(self, types, width=128):
        super().__init__()
        self.edge = nn.Linear(HIDDEN, 2)            # a span begins here; one ends here
        self.first = nn.Linear(HIDDEN, width)
        self.last = nn.Linear(HIDDEN, width)
        self.length = nn.Parameter(torch.zeros(WIDEST, width))
        self.sort = nn.Linear(width, types + 1)     # 0 is no span

    def forward(self, x):
        """x: (batch, words, HIDDEN); gives edges (batch, words, 2) and types (batch, words, WIDEST, types + 1)."""
        a, b = self.first(x), self.last(x)
        n = x.shape[1]
        ends = F.pad(b, (0, 0, 0, WIDEST - 1)).unfold(1, WIDEST, 1)[:, :n].transpose(2, 3)
        return self.edge(x), self.sort(F.gelu(a[:, :, None] + ends + self.length))


class Chains(nn.Module):
    """Scores a mention against those before it."""
    BUCKETS = 8

    def __init__(self, width=128):
        super().__init__()
        self.query = nn.Linear(2 * HIDDEN, width)
        self.key = nn.Linear(2 * HIDDEN, width)
        self.fresh = nn.Linear(2 * HIDDEN, 1)       # how likely it is the first of its chain
        self.apart = nn.Parameter(torch.zeros(self.BUCKETS))
        self.alike = nn.Parameter(torch.tensor([3, 1.5, 0.5, 0]))   # same words; same last word; one's last word is in the other; nothing
        self.width = width


# The linear heads on words, with the layers that they fill.
LINEAR = ('upos', 'xpos', 'feats', 'lemma', 'start', 'name', 'place', 'time', 'source', 'cue', 'content', 'role', 'kind', 'deed', 'setting')


class Model(nn.Module):
    def __init__(self, labels):
        super().__init__()
        self.labels = labels
        self.encoder = Encoder()
        self.linear = nn.ModuleDict({k: nn.Linear(HIDDEN, len(labels[k])) for k in LINEAR})
        self.tree = Arcs(256)
        self.rel_word = nn.Linear(HIDDEN, 192)
        self.rel_head = nn.Linear(HIDDEN, 192)
        self.rel_root = nn.Parameter(torch.zeros(192))
        self.rel = nn.Linear(192, len(labels['rel']))
        self.join = Arcs(128)
        self.mention = Spans(len(labels['mention']))
        self.thing = Spans(len(labels['thing']))
        self.chains = Chains()
        self.vector = nn.Linear(HIDDEN, HIDDEN)
        nn.init.eye_(self.vector.weight)
        nn.init.zeros_(self.vector.bias)

    def words(self, batch):
        """The vectors of pieces and of each word's first piece."""
        x = self.encoder(batch.ids, batch.cases)
        return x, x.gather(1, batch.first[..., None].expand(-1, -1, HIDDEN))

    def relations(self, w, heads):
        """heads: (batch, words), index of the head in the window, -1 for a root; gives (batch, words, labels)."""
        k = self.rel_head(w)
        k = torch.cat([self.rel_root.expand(k.shape[0], 1, -1).to(k.dtype), k], 1)
        k = k.gather(1, (heads + 1).clamp(min=0)[..., None].expand(-1, -1, k.shape[-1]))
        return self.rel(F.gelu(self.rel_word(w) + k))
