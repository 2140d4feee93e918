package kernel

// Quantize turns each row of src, rows by cols, into bytes: the row's scale is max|x|/127, and a byte is x*(127/max|x|) rounded
// half to even, plus 128. Rows of dst have depth bytes; those beyond cols are 128.
//
// A row whose largest number is below 1e-30 counts as zeros: scale 0 and bytes 128. A row that holds an infinity or a NaN
// gets scale NaN and bytes 128, so that what is computed from it is NaN too.
func Quantize(dst []uint8, depth int, scale, src []float32, rows, cols int) {
	need("a row of bytes", depth, cols)
	need("the numbers to quantize", len(src), area(rows, cols))
	need("the bytes", len(dst), rows*depth)
	need("the scales", len(scale), rows)
	active.quantize(dst, depth, scale, src, rows, cols)
}

// Dequant undoes Quantize after a product: dst[i*cols+j] = float32(sums[i*stride+j])*scale[i]*colScale[j] + bias[j].
func Dequant(dst []float32, sums []int32, stride int, scale, colScale, bias []float32, rows, cols int) {
	needDequant(dst, sums, stride, scale, colScale, bias, rows, cols)
	active.dequant(dst, sums, stride, scale, colScale, bias, rows, cols)
}

// DequantGELU is Dequant followed by GELU, x*(1+erf(x/sqrt(2)))/2, with an error below 1e-5 everywhere. It is computed as
// max(x,0) - h(min(|x|,5)), h(u) = u*erfc(u/sqrt(2))/2 being a bump that a polynomial of degree 12 in 2u/5-1 follows.
func DequantGELU(dst []float32, sums []int32, stride int, scale, colScale, bias []float32, rows, cols int) {
	needDequant(dst, sums, stride, scale, colScale, bias, rows, cols)
	active.dequantGELU(dst, sums, stride, scale, colScale, bias, rows, cols)
}

// GELU sets each number of x to its GELU, as DequantGELU computes it.
func GELU(x []float32) { active.addGELU(x, x, nil, nil) }

// AddGELU sets dst to the GELU of x+y+z, added in this order, for the length of x; z may be nil. dst may be one of them.
func AddGELU(dst, x, y, z []float32) {
	need("the result", len(dst), len(x))
	need("the second addend", len(y), len(x))
	if z != nil {
		need("the third addend", len(z), len(x))
	}
	if len(x) > 0 {
		active.addGELU(dst, x, y, z)
	}
}

func needDequant(dst []float32, sums []int32, stride int, scale, colScale, bias []float32, rows, cols int) {
	need("a row of sums", stride, cols)
	need("the result", len(dst), area(rows, cols))
	if rows > 0 {
		need("the sums", len(sums), (rows-1)*stride+cols)
	}
	need("the scales", len(scale), rows)
	need("the columns' scales", len(colScale), cols)
	need("the bias", len(bias), cols)
}

// AddLayerNorm sets each row of x to LayerNorm(x+y).
func AddLayerNorm(x, y, gamma, beta []float32, eps float32, rows, cols int) {
	need("what is added", len(y), area(rows, cols))
	needNorm(x, gamma, beta, rows, cols)
	if cols > 0 {
		active.layerNorm(x, y, gamma, beta, eps, rows, cols)
	}
}

// LayerNorm sets each row of x to (x-mean)/sqrt(variance+eps)*gamma + beta; the variance is the mean of squares, as in BERT.
func LayerNorm(x, gamma, beta []float32, eps float32, rows, cols int) {
	needNorm(x, gamma, beta, rows, cols)
	if cols > 0 {
		active.layerNorm(x, nil, gamma, beta, eps, rows, cols)
	}
}

func needNorm(x, gamma, beta []float32, rows, cols int) {
	need("what is normalised", len(x), area(rows, cols))
	need("gamma", len(gamma), cols)
	need("beta", len(beta), cols)
}

// Dot is the sum of a[i]*b[i] over the elements of a; b has at least as many.
func Dot(a, b []float32) float32 {
	need("the second vector", len(b), len(a))
	return active.dot(a, b[:len(a)])
}

// MulF32 multiplies floats: dst[i*n+j] = Dot(row i of a, row j of b), a being rows by k and b n by k: each output's weights lie
// together.
func MulF32(dst, a, b []float32, rows, k, n int) {
	need("the left side", len(a), area(rows, k))
	need("the right side", len(b), area(n, k))
	need("the result", len(dst), rows*n)
	if k == 0 {
		clear(dst[:rows*n])
		return
	}
	active.mulF32(dst, a, b, rows, k, n)
}
